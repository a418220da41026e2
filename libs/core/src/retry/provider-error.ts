/**
 * All that can go wrong with a provider, as far as anyone above an adapter needs to know. Adapters translate at once;
 * what each kind means for the job is decided in one table (`retry-policy.ts`).
 */
export const PROVIDER_ERROR_KINDS = [
  /** The credentials are refused or lack a right: only a person can help. */
  'auth',
  /** The provider asks to wait, or our own budget for the account is used up. */
  'rate-limited',
  /** The cursor is no longer accepted: read everything anew, mappings kept. */
  'cursor-expired',
  /** The calendar or event is not there. */
  'not-found',
  /** Another writer was faster (412, 409): read the one event and decide again. */
  'conflict',
  /** The provider understood and will never accept this: wrong data, not a calendar, too large. */
  'rejected',
  /** Worth trying again: time-outs, 5xx, truncated answers, cut connections. */
  'temporary',
  /** We refuse to go there: address not public, too many redirects, scheme not allowed. */
  'blocked',
] as const;
export type ProviderErrorKind = (typeof PROVIDER_ERROR_KINDS)[number];

/** The finer reason, for people and tests; closed, so that the console has a text for each. */
export const PROVIDER_ERROR_REASONS = [
  'credentials-refused',
  'forbidden',
  /** Nobody has given consent to this connector yet. */
  'not-connected',
  /** The consent was taken back, or its refresh token has ended. */
  'consent-revoked',
  /** The provider does not know the app registration (client id), or refuses its secret or key. */
  'client-refused',
  /** The consent or the registration lacks a scope or permission; the message names it. */
  'permission-missing',
  /** The account belongs to another tenant or domain than the registration allows. */
  'wrong-tenant',
  /** The mailbox is disabled, unlicensed or not there. */
  'account-disabled',
  /** The provider refuses a signed request for its time: this machine's clock is wrong. */
  'clock-skew',
  'too-many-requests',
  'budget-exhausted',
  'cursor-refused',
  'gone',
  'not-found',
  'changed-meanwhile',
  'already-exists',
  'refused',
  'not-a-calendar',
  'html-instead-of-calendar',
  'partial-content',
  'truncated',
  /** The provider's pages lead in a circle, or never end. */
  'endless-pages',
  'empty-answer',
  'bad-encoding',
  'too-large',
  'too-many-events',
  'undecodable',
  'timeout',
  'too-slow',
  'server-error',
  /** Nobody answers for the server now (502, 503, 504): no word about what was asked. */
  'unavailable',
  'connection-failed',
  'tls-failed',
  'name-not-resolved',
  'address-not-allowed',
  'scheme-not-allowed',
  'too-many-redirects',
  'redirect-not-allowed',
  'bad-redirect',
  'bad-address',
] as const;
export type ProviderErrorReason = (typeof PROVIDER_ERROR_REASONS)[number];

/** The one error that an adapter throws. Its message is for administrators and holds neither secrets nor event contents. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';

  constructor(
    readonly kind: ProviderErrorKind,
    readonly reason: ProviderErrorReason,
    message: string,
    /** Milliseconds that the provider asks to wait (Retry-After), or null. A floor for the next try. */
    readonly retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
