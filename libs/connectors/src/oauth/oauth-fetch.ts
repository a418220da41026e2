import { ProviderError } from '@calmirror/core';
import type { RequestAccount } from '../http/http-exchange.js';
import { statusError } from '../http/status-error.js';
import type { Issuers } from './oauth-app.js';

/** What is needed to speak with issuers. */
export interface OAuthParts {
  readonly issuers: Issuers;
  /** `fetch` on an account's behalf, through the guarded client; every status is an answer. */
  readonly fetch: (account: RequestAccount) => typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Statuses of a server, or of what stands before it, that cannot do its work now. */
const isAway = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** A `fetch` that throws a `ProviderError` for a server that cannot do its work now, as it does when no answer comes. */
export function fetchOfPresent({ fetch: fetchOf, now }: OAuthParts, account: RequestAccount): typeof fetch {
  const fetched = fetchOf(account);
  return async (input, init) => {
    const answer = await fetched(input, init);
    if (!isAway(answer.status)) return answer;
    const { host } = new URL(input instanceof Request ? input.url : input);
    throw statusError(answer.status, host, answer.headers.get('retry-after'), now());
  };
}

/** The first `ProviderError` among an error and its causes: libraries wrap what a `fetch` of ours throws. */
export function providerErrorIn(error: unknown): ProviderError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if (at instanceof ProviderError) return at;
  return null;
}
