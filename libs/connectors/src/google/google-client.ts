import { randomUUID } from 'node:crypto';
import { ProviderError } from '@calmirror/core';
import { calendar, type calendar_v3, type MethodOptions } from 'googleapis/build/src/apis/calendar/index.js';
import { type FetchOptions, guardedFetch } from '../http/guarded-fetch.js';
import type { HttpClient } from '../http/http-client.js';
import type { RequestAccount } from '../http/http-exchange.js';
import type { TokenSource } from '../token-source.js';
import { type GoogleRequest, readBatch, writeBatch } from './batch-text.js';
import { answerOf, contentOf, type GoogleAnswer } from './google-answer.js';
import { googleError, refusesToken } from './google-error.js';

export interface GoogleClientParts {
  readonly http: Pick<HttpClient, 'send'>;
  readonly account: RequestAccount;
  readonly tokens: TokenSource;
  /** Origin of the API, without a slash at the end. */
  readonly endpoint: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** On whose behalf something is asked, and until when. */
export interface Caller {
  /** Null: the account itself. */
  readonly mailbox: string | null;
  readonly signal: AbortSignal;
}

/** How a request gets its answer: at once, or together with others. */
export type Sender = (request: GoogleRequest) => Promise<GoogleAnswer>;

/** Calls of Google's library, its answers by their types. */
export type ApiCall<T> = (api: calendar_v3.Calendar, options: MethodOptions) => Promise<{ readonly data: T }>;

/**
 * Google's API through the guarded client: Google's library makes the requests and never touches the network itself. Its
 * own retries are off, since they pay no heed to Retry-After; its errors, which hold request and answer, go nowhere.
 */
export class GoogleClient {
  private readonly api: calendar_v3.Calendar;

  constructor(private readonly parts: GoogleClientParts) {
    this.api = calendar({
      version: 'v3',
      rootUrl: parts.endpoint,
      retry: false,
      retryConfig: { retry: 0, noResponseRetries: 0 },
      validateStatus: () => true,
      responseType: 'text',
    });
  }

  /**
   * @returns what Google answered to one call; null members of the answer's type are as Google's library has them
   * @throws ProviderError for any answer but a success
   */
  async ask<T extends object>(caller: Caller, call: ApiCall<T>): Promise<T> {
    return contentAs<T>(await this.callVia((request) => this.send(request, caller), call));
  }

  /** Reads what the calendar's library knows nothing of; `path` with its query. */
  async get(path: string, caller: Caller): Promise<object> {
    const url = `${this.parts.endpoint}${path}`;
    const answer = await this.send({ method: 'GET', url, headers: {}, body: null }, caller);
    return contentOf(answer, this.parts.now()) ?? {};
  }

  /** One call on behalf of somebody else than whoever the request as a whole is for: it brings its own token. */
  async askAs<T extends object>(mailbox: string, sender: Sender, call: ApiCall<T>): Promise<T> {
    const { tokens } = this.parts;
    const token = await tokens.accessToken(mailbox);
    try {
      return contentAs<T>(await this.callVia(sender, call, { authorization: `Bearer ${token}` }));
    } catch (error) {
      if (error instanceof ProviderError && error.reason === 'credentials-refused') await tokens.refused(token);
      throw error;
    }
  }

  /** The same for calls that may be answered with nothing, and through any sender. */
  async callVia(
    sender: Sender,
    call: ApiCall<unknown>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<object | null> {
    let answer: GoogleAnswer | null = null;
    let failure: unknown = null;
    const fetchImplementation: typeof fetch = async (input, init) => {
      try {
        answer = await sender(requestOf(input, init));
      } catch (error) {
        failure = error;
        throw error;
      }
      return new Response(null);
    };
    try {
      await call(this.api, { fetchImplementation, headers });
    } catch (error) {
      // Of what the library itself refuses, only that is told: its errors quote what they were given.
      if (failure === null && answer === null) throw unaskable(error);
      throw failure ?? error;
    }
    if (answer === null) throw unaskable(null);
    return contentOf(answer, this.parts.now());
  }

  /** Sends one request; a token that is refused before its time is replaced once. */
  async send(request: GoogleRequest, caller: Caller): Promise<GoogleAnswer> {
    const { tokens } = this.parts;
    const token = await tokens.accessToken(caller.mailbox);
    const answer = await this.dispatch(request, token, caller);
    if (!refusesToken(answer)) return answer;
    await tokens.refused(token);
    return this.dispatch(request, await tokens.accessToken(caller.mailbox), caller);
  }

  /**
   * Sends calls as one request that counts as all of them. Those whose token is refused within are sent once more.
   * @returns an answer for each, in order; null where the batch's own breaks off before it
   * @throws ProviderError where the batch as a whole is refused
   */
  async sendBatch(calls: readonly GoogleRequest[], caller: Caller): Promise<readonly (GoogleAnswer | null)[]> {
    const { tokens } = this.parts;
    const token = await tokens.accessToken(caller.mailbox);
    const answers = await this.dispatchBatch(calls, token, caller);
    const again = calls.flatMap((call, index) => (answers === null || isRefused(call, answers[index]) ? [index] : []));
    if (again.length === 0 && answers !== null) return answers;
    await tokens.refused(token);
    const anew = await tokens.accessToken(caller.mailbox);
    const later = await this.dispatchBatch(
      again.flatMap((index) => calls[index] ?? []),
      anew,
      caller,
    );
    if (later === null) throw new ProviderError('auth', 'credentials-refused', 'Google refuses the access token.');
    const result = [...(answers ?? calls.map(() => null))];
    for (const [place, index] of again.entries()) result[index] = later[place] ?? null;
    return result;
  }

  /** Null where the token is refused for the batch as a whole. */
  private async dispatchBatch(
    calls: readonly GoogleRequest[],
    token: string,
    caller: Caller,
  ): Promise<readonly (GoogleAnswer | null)[] | null> {
    const boundary = `batch_${randomUUID()}`;
    const batch: GoogleRequest = {
      method: 'POST',
      url: `${this.parts.endpoint}/batch/calendar/v3`,
      headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
      body: writeBatch(calls, boundary),
    };
    // Google counts each call against whom its token is for.
    const own = calls.filter(({ headers: given }) => given['authorization'] === undefined).length;
    const answer = await this.dispatch(batch, token, caller, { cost: calls.length, ownCost: Math.max(1, own) });
    if (refusesToken(answer)) return null;
    if (answer.status !== 200) throw googleError(answer, this.parts.now());
    const read = readBatch(answer);
    if (read.size === 0)
      throw new ProviderError('temporary', 'undecodable', "Google's answer to a batch cannot be read.");
    return calls.map((_, index) => read.get(index) ?? null);
  }

  private async dispatch(
    request: GoogleRequest,
    token: string,
    caller: Caller,
    costs: Pick<FetchOptions, 'cost' | 'ownCost'> = {},
  ): Promise<GoogleAnswer> {
    const { http, account } = this.parts;
    const { mailbox, signal } = caller;
    const send = guardedFetch(http, {
      account: mailbox === null ? account : { ...account, mailbox },
      ...costs,
      signal,
    });
    const { method, url, headers, body } = request;
    return answerOf(await send(url, { method, headers: { authorization: `Bearer ${token}`, ...headers }, body }));
  }
}

function requestOf(input: Parameters<typeof fetch>[0], init: Parameters<typeof fetch>[1]): GoogleRequest {
  const url = input instanceof Request ? input.url : String(input);
  return {
    method: init?.method ?? 'GET',
    url,
    headers: Object.fromEntries(new Headers(init?.headers)),
    body: typeof init?.body === 'string' ? init.body : null,
  };
}

/** A call that brought its own token has nothing to do with that of the batch. */
const isRefused = ({ headers }: GoogleRequest, answer: GoogleAnswer | null | undefined): boolean =>
  headers['authorization'] === undefined && answer !== null && answer !== undefined && refusesToken(answer);

/** @throws ProviderError where there is no content */
export function contentAs<T extends object>(content: object | null): T {
  if (content !== null) return content as T;
  throw new ProviderError('temporary', 'empty-answer', 'Google answered nothing at all.');
}

function unaskable(error: unknown): ProviderError {
  const name = error instanceof Error ? error.name : typeof error;
  return new ProviderError('rejected', 'refused', `This cannot be asked of Google (${name}).`);
}
