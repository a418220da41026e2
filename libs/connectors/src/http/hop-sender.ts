import { performance } from 'node:perf_hooks';
import { ProviderError } from '@calmirror/core';
import { type Dispatcher, request as dispatch } from 'undici';
import { Authorization } from './authorization.js';
import { ACCEPTED_ENCODINGS, readBody } from './body-reader.js';
import type { HttpHop, HttpResponse } from './http-exchange.js';
import type { HttpLimits } from './limits.js';
import type { RateBudget } from './rate-budget.js';
import { isRedirect } from './redirect.js';
import type { RequestObserver } from './request-observer.js';
import { statusError } from './status-error.js';
import type { TimeLimit } from './time-limit.js';
import { transportError } from './transport-error.js';

export interface HopSenderParts {
  readonly dispatcher: Dispatcher;
  readonly limits: HttpLimits;
  readonly userAgent: string;
  readonly budget: RateBudget;
  readonly observer: RequestObserver;
  /** Milliseconds since the epoch, for Retry-After dates. */
  readonly now: () => number;
}

/** A hop as it is sent once. `afterRefusal` answers with what to send next, or null. */
interface SentHop extends HttpHop {
  readonly authorization: string | null;
  readonly afterRefusal: (challenge: string | null) => string | null;
}

/** Sends to one address, without following it anywhere: each request is budgeted, counted and watched. */
export class HopSender {
  private readonly authorization = new Authorization();

  constructor(private readonly parts: HopSenderParts) {}

  /**
   * Sends until the server lets it in, or refuses for good.
   * @returns a redirect, 304, or an answer with a status that the hop `answers`, read to its end
   * @throws ProviderError for all else; the signal's own reason once the caller has aborted
   */
  async send(url: URL, hop: HttpHop, time: TimeLimit): Promise<HttpResponse> {
    const credentials = hop.credentialsFor(url);
    const signed = credentials && { account: hop.account.key, url, method: hop.method, credentials };
    let sent = signed && this.authorization.header(signed);
    for (let earlier = 0; ; earlier += 1) {
      const refused = { sent, earlier };
      const next = (challenge: string | null): string | null =>
        signed && this.authorization.afterRefusal(signed, { ...refused, challenge });
      const response = await this.budgeted(url, { ...hop, authorization: sent, afterRefusal: next }, time);
      if (typeof response !== 'string') return response;
      sent = response;
    }
  }

  private async budgeted(url: URL, request: SentHop, time: TimeLimit): Promise<HttpResponse | string> {
    const { budget, observer } = this.parts;
    const { account, cost = 1, ownCost = cost } = request;
    time.signal.throwIfAborted();
    await budget.take(account, cost, ownCost);
    observer.beforeRequest?.();
    const started = performance.now();
    const observe = (outcome: 'ok' | ProviderError['kind']): void =>
      observer.onRequest({ kind: account.kind, outcome, seconds: (performance.now() - started) / 1000 });
    try {
      const response = await this.exchange(url, request, time);
      observe('ok');
      return response;
    } catch (error) {
      if (error instanceof ProviderError) observe(error.kind);
      throw error;
    }
  }

  /** @returns the answer, or the Authorization header with which the server may let the request in */
  private async exchange(url: URL, request: SentHop, time: TimeLimit): Promise<HttpResponse | string> {
    const { limits, now } = this.parts;
    let phase: 'headers' | 'body' = 'headers';
    const answered = time.within(limits.headersMs, () => timeout(url, 'does not answer'));
    try {
      const { statusCode, headers, body } = await dispatch(url, this.dispatchOptions(request, time.signal));
      answered();
      phase = 'body';
      const header = (name: string): string | null => single(headers[name]);
      const answer = { url: url.href, status: statusCode, header };
      const again = isRefusal(statusCode, request) ? request.afterRefusal(header('www-authenticate')) : null;
      if (again === null && request.answers(statusCode))
        return { ...answer, body: await readBody(body, header('content-encoding'), url.host, limits, time) };
      // The content is of no use and may be endless: the connection is given up with it.
      body.on('error', () => undefined).destroy();
      if (again !== null) return again;
      if (statusCode === 304 || isRedirect(statusCode)) return { ...answer, body: new Uint8Array() };
      throw statusError(statusCode, url.host, header('retry-after'), now());
    } catch (error) {
      request.signal.throwIfAborted();
      throw transportError(time.signal.aborted ? time.signal.reason : error, url.host, phase);
    } finally {
      answered();
    }
  }

  private dispatchOptions(
    { method, headers, body, authorization }: SentHop,
    signal: AbortSignal,
  ): { dispatcher: Dispatcher } & Omit<Dispatcher.RequestOptions, 'origin' | 'path'> {
    return {
      dispatcher: this.parts.dispatcher,
      method,
      headers: {
        ...headers,
        'accept-encoding': ACCEPTED_ENCODINGS,
        'user-agent': this.parts.userAgent,
        ...(authorization === null ? {} : { authorization }),
      },
      body,
      signal,
      // Time is watched in one place, by the limit that comes with the hop.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
  }
}

export function timeout(url: URL, what: string): ProviderError {
  return new ProviderError('temporary', 'timeout', `${url.host} ${what}.`);
}

/** Some servers answer 403 to whom they do not know. */
function isRefusal(status: number, { authorization }: SentHop): boolean {
  return status === 401 || (status === 403 && authorization === null);
}

function single(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}
