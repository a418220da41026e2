import { performance } from 'node:perf_hooks';
import { ProviderError } from '@calmirror/core';
import { Agent, type Dispatcher, request as dispatch } from 'undici';
import { createAddressGate } from './address-gate.js';
import { Authorization, type Credentials } from './authorization.js';
import { ACCEPTED_ENCODINGS, readBody } from './body-reader.js';
import { guardedConnector, type NameResolver, systemResolver } from './guarded-connector.js';
import type { HttpExchange, HttpHop, HttpRequest, HttpResponse } from './http-exchange.js';
import { DEFAULT_HTTP_LIMITS, type HttpLimits } from './limits.js';
import type { Network } from './network.js';
import type { RateBudget } from './rate-budget.js';
import { isRedirect, redirectTarget } from './redirect.js';
import type { RequestObserver } from './request-observer.js';
import { parseRequestUrl } from './request-url.js';
import { statusError } from './status-error.js';
import { TimeLimit } from './time-limit.js';
import { transportError } from './transport-error.js';

export interface HttpClientParts {
  readonly allowedNetworks: readonly Network[];
  readonly userAgent: string;
  readonly budget: RateBudget;
  readonly observer: RequestObserver;
  /** Milliseconds since the epoch, for Retry-After dates. */
  readonly now: () => number;
  readonly limits?: Partial<HttpLimits>;
  readonly resolve?: NameResolver;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string;
}

/** The guarded client: every request to an address that a person typed goes through here (promise 11). */
export class HttpClient {
  private readonly agent: Agent;
  private readonly limits: HttpLimits;
  private readonly authorization = new Authorization();

  constructor(private readonly parts: HttpClientParts) {
    this.limits = { ...DEFAULT_HTTP_LIMITS, ...parts.limits };
    this.agent = new Agent({
      connect: guardedConnector({
        gate: createAddressGate(parts.allowedNetworks),
        resolve: parts.resolve ?? systemResolver,
        connectMs: this.limits.connectMs,
        ca: parts.ca ?? null,
      }),
    });
  }

  /**
   * Reads an address, following redirects by hand: each hop is judged, budgeted and counted like a request of its own.
   * @returns an answer with status 2xx (but 206) or 304, read to its end
   * @throws ProviderError for all else; the signal's own reason once the caller has aborted
   */
  async get({ basic, ...request }: HttpRequest): Promise<HttpResponse> {
    const { origin } = parseRequestUrl(request.url);
    let trusted = basic;
    const credentialsFor = (url: URL): Credentials | null => {
      // Once an exchange has left the origin, nobody knows on whose behalf it comes back.
      if (url.origin !== origin) trusted = null;
      return trusted;
    };
    return this.follow(request.url, {
      ...request,
      method: 'GET',
      body: null,
      answers: isSuccess,
      credentialsFor,
    });
  }

  /**
   * Sends a request of any method, with redirects as in `get`: method and body stay, but for 303, which asks for a GET
   * (RFC 9110 §15.4). A body goes only where the credentials may go. Digest challenges are answered there.
   * @returns an answer with a status that the request `answers`, or 304, read to its end
   * @throws ProviderError for all else; the signal's own reason once the caller has aborted
   */
  async send({ url, credentials, trusts, ...request }: HttpExchange): Promise<HttpResponse> {
    const credentialsFor = (to: URL): Credentials | null => (trusts(to) ? credentials : null);
    return this.follow(url, { ...request, credentialsFor });
  }

  /** Waits for what is under way, then closes all connections. */
  async close(): Promise<void> {
    await this.agent.close();
  }

  private async follow(address: string, first: HttpHop): Promise<HttpResponse> {
    const time = new TimeLimit(first.signal);
    let url = parseRequestUrl(address);
    let hop = first;
    time.within(this.limits.totalMs, () => timeout(url, 'did not finish its answer in time'));
    try {
      for (let hops = 0; hops <= this.limits.redirects; hops += 1) {
        const response = await this.signedIn(url, hop, time);
        if (!isRedirect(response.status)) return response;
        const next = redirectTarget(url, response.header('location'));
        if (response.status === 303) hop = { ...hop, method: 'GET', body: null };
        // Who may not have the password may not have what it protects either.
        if (hop.body !== null && hop.credentialsFor(url) !== null && hop.credentialsFor(next) === null)
          throw new ProviderError(
            'blocked',
            'redirect-not-allowed',
            `${url.host} sends on to ${next.host}, which is not trusted.`,
          );
        url = next;
      }
      throw new ProviderError('blocked', 'too-many-redirects', `${url.host} redirects too many times.`);
    } finally {
      time.release();
    }
  }

  /** Sends until the server lets it in, or refuses for good. */
  private async signedIn(url: URL, hop: HttpHop, time: TimeLimit): Promise<HttpResponse> {
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
    time.signal.throwIfAborted();
    await this.parts.budget.take(request.account.key, 1);
    this.parts.observer.beforeRequest?.();
    const started = performance.now();
    const observe = (outcome: 'ok' | ProviderError['kind']): void =>
      this.parts.observer.onRequest({
        kind: request.account.kind,
        outcome,
        seconds: (performance.now() - started) / 1000,
      });
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
    let phase: 'headers' | 'body' = 'headers';
    const answered = time.within(this.limits.headersMs, () => timeout(url, 'does not answer'));
    try {
      const { statusCode, headers, body } = await dispatch(url, this.dispatchOptions(request, time.signal));
      answered();
      phase = 'body';
      const header = (name: string): string | null => single(headers[name]);
      const answer = { url: url.href, status: statusCode, header };
      const again = isRefusal(statusCode, request) ? request.afterRefusal(header('www-authenticate')) : null;
      if (again === null && request.answers(statusCode)) {
        const encoding = header('content-encoding');
        return { ...answer, body: await readBody(body, encoding, url.host, this.limits, time) };
      }
      // The content is of no use and may be endless: the connection is given up with it.
      body.on('error', () => undefined).destroy();
      if (again !== null) return again;
      if (statusCode === 304 || isRedirect(statusCode)) return { ...answer, body: new Uint8Array() };
      throw statusError(statusCode, url.host, header('retry-after'), this.parts.now());
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
      dispatcher: this.agent,
      method,
      headers: {
        ...headers,
        'accept-encoding': ACCEPTED_ENCODINGS,
        'user-agent': this.parts.userAgent,
        ...(authorization === null ? {} : { authorization }),
      },
      body,
      signal,
      // Time is watched in one place, here.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
  }
}

/** A hop as it is sent once. `afterRefusal` answers with what to send next, or null. */
interface SentHop extends HttpHop {
  readonly authorization: string | null;
  readonly afterRefusal: (challenge: string | null) => string | null;
}

/** Some servers answer 403 to whom they do not know. */
function isRefusal(status: number, { authorization }: SentHop): boolean {
  return status === 401 || (status === 403 && authorization === null);
}

/** No part is ever asked for: one that comes looks like a whole from which something is missing. */
function isSuccess(status: number): boolean {
  return status >= 200 && status < 300 && status !== 206;
}

function single(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

function timeout(url: URL, what: string): ProviderError {
  return new ProviderError('temporary', 'timeout', `${url.host} ${what}.`);
}
