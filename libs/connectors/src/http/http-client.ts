import { performance } from 'node:perf_hooks';
import { ProviderError } from '@calmirror/core';
import { Agent, type Dispatcher, request as dispatch } from 'undici';
import { createAddressGate } from './address-gate.js';
import { ACCEPTED_ENCODINGS, readBody } from './body-reader.js';
import { guardedConnector, type NameResolver, systemResolver } from './guarded-connector.js';
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

export interface HttpRequest {
  readonly url: string;
  /** Who asks: the connector's kind, and its id as the key of its rate budget. */
  readonly account: { readonly kind: string; readonly key: string };
  readonly headers: Readonly<Record<string, string>>;
  /** Sent to the first address's origin only. */
  readonly basic: BasicCredentials | null;
  readonly signal: AbortSignal;
}

export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

export interface HttpResponse {
  readonly status: number;
  /** Null where the header is missing; several of one name are joined by commas. */
  header(name: string): string | null;
  /** Decompressed. */
  readonly body: Uint8Array;
}

/** The guarded client: every request to an address that a person typed goes through here (promise 11). */
export class HttpClient {
  private readonly agent: Agent;
  private readonly limits: HttpLimits;

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
  async get(request: HttpRequest): Promise<HttpResponse> {
    const time = new TimeLimit(request.signal);
    let url = parseRequestUrl(request.url);
    let basic = request.basic;
    time.within(this.limits.totalMs, () => timeout(url, 'did not finish its answer in time'));
    try {
      for (let hops = 0; hops <= this.limits.redirects; hops += 1) {
        const response = await this.budgeted(url, { ...request, basic }, time);
        if (!isRedirect(response.status)) return response;
        const next = redirectTarget(url, response.header('location'));
        if (next.origin !== url.origin) basic = null;
        url = next;
      }
      throw new ProviderError('blocked', 'too-many-redirects', `${url.host} redirects too many times.`);
    } finally {
      time.release();
    }
  }

  /** Waits for what is under way, then closes all connections. */
  async close(): Promise<void> {
    await this.agent.close();
  }

  private async budgeted(url: URL, request: HttpRequest, time: TimeLimit): Promise<HttpResponse> {
    time.signal.throwIfAborted();
    await this.parts.budget.take(request.account.key, 1);
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

  private async exchange(url: URL, request: HttpRequest, time: TimeLimit): Promise<HttpResponse> {
    let phase: 'headers' | 'body' = 'headers';
    const answered = time.within(this.limits.headersMs, () => timeout(url, 'does not answer'));
    try {
      const { statusCode, headers, body } = await dispatch(url, this.dispatchOptions(request, time.signal));
      answered();
      phase = 'body';
      const header = (name: string): string | null => single(headers[name]);
      const answer = { status: statusCode, header };
      if (isSuccess(statusCode)) {
        const encoding = header('content-encoding');
        return { ...answer, body: await readBody(body, encoding, url.host, this.limits, time) };
      }
      // The content is of no use and may be endless: the connection is given up with it.
      body.on('error', () => undefined).destroy();
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
    { headers, basic }: HttpRequest,
    signal: AbortSignal,
  ): { dispatcher: Dispatcher } & Omit<Dispatcher.RequestOptions, 'origin' | 'path'> {
    const authorization = basic === null ? {} : { authorization: basicAuthorization(basic) };
    return {
      dispatcher: this.agent,
      method: 'GET',
      headers: {
        ...headers,
        'accept-encoding': ACCEPTED_ENCODINGS,
        'user-agent': this.parts.userAgent,
        ...authorization,
      },
      signal,
      // Time is watched in one place, here.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
  }
}

/** No part is ever asked for: one that comes looks like a whole from which something is missing. */
function isSuccess(status: number): boolean {
  return status >= 200 && status < 300 && status !== 206;
}

/** RFC 7617, with UTF-8 as its §2.1 allows. */
function basicAuthorization({ username, password }: BasicCredentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

function single(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

function timeout(url: URL, what: string): ProviderError {
  return new ProviderError('temporary', 'timeout', `${url.host} ${what}.`);
}
