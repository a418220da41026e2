import { type AccountAccess, OAUTH_KINDS, type OAuthKind } from './closed-lists.js';

/** Where a connector gets its access tokens, on whose behalf, and what they let it do. */
export interface OAuthSignIn {
  readonly provider: OAuthKind;
  readonly access: AccountAccess;
  readonly purpose: 'calendars';
}

/** As much of a connector as says how it signs in, of whatever type. */
export interface SigningIn {
  readonly kind?: unknown;
  readonly settings?: unknown;
}

/** How a connector signs in by OAuth; null for one that signs in by a password, or not at all. */
export function oauthSignIn({ kind, settings }: SigningIn): OAuthSignIn | null {
  const provider = OAUTH_KINDS.find((one) => one === kind);
  if (provider === undefined) return null;
  const isWhole = isObject(settings) && settings['access'] === 'organisation';
  return { provider, access: isWhole ? 'organisation' : 'account', purpose: 'calendars' };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
