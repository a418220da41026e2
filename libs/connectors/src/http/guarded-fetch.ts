import type { HttpClient } from './http-client.js';
import type { RequestAccount } from './http-exchange.js';

export interface FetchOptions {
  readonly account: RequestAccount;
  /** What the provider counts a request as; absent: one. */
  readonly cost?: number;
  /** Of these, how many it counts against this very account; absent: all. */
  readonly ownCost?: number;
  readonly signal: AbortSignal;
}

/** What the providers' libraries and our adapters read of an answer; all other headers stay behind. */
const HEADERS = ['content-type', 'date', 'etag', 'location', 'request-id', 'retry-after', 'www-authenticate'] as const;

/** Statuses that `Response` allows no body for (Fetch standard, "null body status"). */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * `fetch` for the providers' own libraries, through the guarded client: budgeted, counted, limited in time and size. Every
 * status is an answer, a redirect too: none is followed, so that an access token in the headers goes nowhere else.
 * @throws ProviderError from the function it answers, when no answer came
 */
export function guardedFetch(
  http: Pick<HttpClient, 'send'>,
  { account, cost, ownCost, signal }: FetchOptions,
): typeof fetch {
  return async (input, init = {}) => {
    const request = new Request(input, init);
    const text = init.body === undefined || init.body === null ? null : await request.text();
    const answer = await http.send({
      method: request.method,
      url: request.url,
      account,
      ...(cost !== undefined && { cost }),
      ...(ownCost !== undefined && { ownCost }),
      headers: Object.fromEntries(request.headers),
      body: text,
      credentials: null,
      trusts: () => true,
      answers: () => true,
      signal,
    });
    const headers = new Headers();
    for (const name of HEADERS) {
      const value = answer.header(name);
      if (value !== null) headers.set(name, value);
    }
    const body = WITHOUT_BODY.has(answer.status) ? null : Buffer.from(answer.body);
    return new Response(body, { status: answer.status, headers });
  };
}
