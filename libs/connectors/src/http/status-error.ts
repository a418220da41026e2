import { ProviderError } from '@calmirror/core';
import { parseRetryAfter } from './retry-after.js';

/** Said by whatever stands before the server as often as by itself. */
const UNAVAILABLE: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * What an HTTP status that is no success means for the job. Redirects that can be followed were followed before.
 * @param host named in the message; paths and queries may hold secrets and are not
 */
export function statusError(status: number, host: string, retryAfter: string | null, now: number): ProviderError {
  const wait = parseRetryAfter(retryAfter, now);
  const message = `${host} answered ${status}.`;
  if (status === 206)
    return new ProviderError('temporary', 'partial-content', `${host} answered with a part of the whole.`);
  if (status === 401 || status === 407) return new ProviderError('auth', 'credentials-refused', message);
  if (status === 403) return new ProviderError('auth', 'forbidden', message);
  if (status === 404) return new ProviderError('not-found', 'not-found', message);
  if (status === 410) return new ProviderError('not-found', 'gone', message);
  if (status === 408) return new ProviderError('temporary', 'timeout', message, wait);
  if (status === 429) return new ProviderError('rate-limited', 'too-many-requests', message, wait);
  if (UNAVAILABLE.has(status)) return new ProviderError('temporary', 'unavailable', message, wait);
  if (status === 425 || status >= 500) return new ProviderError('temporary', 'server-error', message, wait);
  if (status < 400) return new ProviderError('rejected', 'bad-redirect', message);
  return new ProviderError('rejected', 'refused', message);
}
