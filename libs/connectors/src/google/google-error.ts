import { ProviderError } from '@calmirror/core';
import { parseRetryAfter } from '../http/retry-after.js';
import { statusError } from '../http/status-error.js';

/** An answer of Google's that is no success. */
export interface GoogleRefusal {
  readonly status: number;
  readonly body: string;
  /** Value of Retry-After, or null. */
  readonly retryAfter: string | null;
  /** Value of WWW-Authenticate, or null. */
  readonly challenge: string | null;
}

/** Domain `usageLimits`: said with 403 as well as with 429. */
const LIMITS: ReadonlySet<string> = new Set([
  ...['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded', 'calendarUsageLimitsExceeded'],
  ...['dailyLimitExceeded', 'concurrentLimitExceeded', 'RATE_LIMIT_EXCEEDED'],
]);
const SWITCHED_OFF: ReadonlySet<string> = new Set(['accessNotConfigured', 'SERVICE_DISABLED']);
const SCOPE_MISSING: ReadonlySet<string> = new Set([
  ...['insufficientPermissions', 'insufficientScopes', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'],
]);
const NO_MAILBOX: ReadonlySet<string> = new Set([
  'notACalendarUser',
  'accountDisabled',
  'authAccountDeleted',
  'accountDeleted',
]);
const SYNC_EXPIRED: ReadonlySet<string> = new Set(['fullSyncRequired', 'updatedMinTooLongAgo']);
/** Said of one event, not of the calendar. */
const OF_THE_EVENT: ReadonlySet<string> = new Set(['forbiddenForNonOrganizer', 'cannotChangeOrganizer']);
/** The address to call, not the caller, is refused. */
const CALLBACK = /webhook|callback/i;

/**
 * What a refusal means. Google's own sentences are left out, as they may quote the event; its reasons are a closed list.
 * @param now milliseconds since the epoch
 */
export function googleError(refusal: GoogleRefusal, now: number): ProviderError {
  const { status, retryAfter } = refusal;
  const reasons = reasonsIn(refusal.body);
  const has = (set: ReadonlySet<string>): boolean => reasons?.some((reason) => set.has(reason)) ?? false;
  const message = `Google answered ${status}${reasons?.length ? ` (${reasons.join(', ')})` : ''}.`;
  const wait = parseRetryAfter(retryAfter, now);
  if (status === 429 || (status === 403 && has(LIMITS)))
    return new ProviderError('rate-limited', 'too-many-requests', message, wait);
  if (status === 401 && reasons?.some((reason) => CALLBACK.test(reason)))
    return new ProviderError('rejected', 'refused', message);
  // Whoever answers so is no Google: a proxy, a captive portal, a broken server.
  if (reasons === null && status >= 400 && status < 500 && ![401, 407, 408, 413, 425].includes(status))
    return new ProviderError('temporary', 'undecodable', `${message} The answer is not one of Google's.`, wait);
  if (status === 403) return forbidden(refusal, has, message);
  if (has(SYNC_EXPIRED)) return new ProviderError('cursor-expired', 'cursor-refused', message);
  if (status === 409) return new ProviderError('conflict', 'already-exists', message);
  if (status === 412) return new ProviderError('conflict', 'changed-meanwhile', message);
  if (status === 413) return new ProviderError('rejected', 'too-large', message);
  // Google sends nobody elsewhere; a sign-in page before it does.
  if (status >= 300 && status < 400) return new ProviderError('temporary', 'unavailable', message, wait);
  const { kind, reason, retryAfterMs } = statusError(status, 'Google', retryAfter, now);
  return new ProviderError(kind, reason, message, retryAfterMs);
}

/** Whether an answer says that the access token is no longer good. */
export function refusesToken({ status, body }: Pick<GoogleRefusal, 'status' | 'body'>): boolean {
  return status === 401 && !reasonsIn(body)?.some((reason) => CALLBACK.test(reason));
}

function forbidden(
  { challenge }: GoogleRefusal,
  has: (set: ReadonlySet<string>) => boolean,
  message: string,
): ProviderError {
  if (has(SWITCHED_OFF))
    return new ProviderError(
      'auth',
      'permission-missing',
      `${message} The API is switched off in the Google Cloud project of the app registration.`,
    );
  if (has(SCOPE_MISSING)) return new ProviderError('auth', 'permission-missing', `${message}${scopeHint(challenge)}`);
  if (has(NO_MAILBOX)) return new ProviderError('auth', 'account-disabled', `${message} There is no calendar here.`);
  if (has(OF_THE_EVENT)) return new ProviderError('rejected', 'refused', message);
  return new ProviderError('auth', 'forbidden', message);
}

/** The scopes any of which would do, as the challenge names them (RFC 6750 §3.1). */
function scopeHint(challenge: string | null): string {
  const scopes = /\bscope="([\w:/. -]+)"/.exec(challenge ?? '')?.[1];
  return scopes === undefined ? '' : ` The consent lacks the scope ${scopes.split(' ').join(' or ')}.`;
}

/** Reasons of an error in either of Google's forms; null where the content is none of Google's. */
function reasonsIn(body: string): readonly string[] | null {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    return null;
  }
  const error = memberOf(content, 'error');
  if (typeof error !== 'object' || error === null) return null;
  const entries = [memberOf(error, 'errors'), memberOf(error, 'details')].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  );
  const reasons = entries.map((entry) => memberOf(entry, 'reason'));
  return [...new Set(reasons)].filter(
    (reason) => typeof reason === 'string' && /^[\w.-]{1,60}$/.test(reason),
  ) as string[];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}
