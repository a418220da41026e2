import { ProviderError } from '@calmirror/core';
import { Agent } from 'undici';
import { createAddressGate } from './address-gate.js';
import type { Credentials } from './authorization.js';
import { guardedConnector, type NameResolver, systemResolver } from './guarded-connector.js';
import { HopSender, type HopSenderParts, timeout } from './hop-sender.js';
import type { HttpExchange, HttpHop, HttpRequest, HttpResponse } from './http-exchange.js';
import { DEFAULT_HTTP_LIMITS, type HttpLimits } from './limits.js';
import type { Network } from './network.js';
import { isRedirect, redirectTarget } from './redirect.js';
import { parseRequestUrl } from './request-url.js';
import { TimeLimit } from './time-limit.js';

export interface HttpClientParts extends Omit<HopSenderParts, 'dispatcher' | 'limits'> {
  readonly allowedNetworks: readonly Network[];
  readonly limits?: Partial<HttpLimits>;
  readonly resolve?: NameResolver;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string;
}

/** The guarded client: every request to an address that a person typed goes through here (promise 11). */
export class HttpClient {
  private readonly agent: Agent;
  private readonly limits: HttpLimits;
  private readonly sender: HopSender;

  constructor(parts: HttpClientParts) {
    this.limits = { ...DEFAULT_HTTP_LIMITS, ...parts.limits };
    this.agent = new Agent({
      connect: guardedConnector({
        gate: createAddressGate(parts.allowedNetworks),
        resolve: parts.resolve ?? systemResolver,
        connectMs: this.limits.connectMs,
        ca: parts.ca ?? null,
      }),
    });
    this.sender = new HopSender({ ...parts, limits: this.limits, dispatcher: this.agent });
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
    return this.follow(request.url, { ...request, method: 'GET', body: null, answers: isSuccess, credentialsFor });
  }

  /**
   * Sends a request of any method, with redirects as in `get`: method and body stay, but for a 303 that is no answer, which
   * asks for a GET (RFC 9110 §15.4). But for a GET it goes only where the credentials may go. Digest challenges are
   * answered there.
   * @returns an answer with a status that the request `answers`, or 304, read to its end
   * @throws ProviderError for all else; the signal's own reason once the caller has aborted
   */
  async send({ url, credentials, trusts, ...request }: HttpExchange): Promise<HttpResponse> {
    const to = parseRequestUrl(url);
    if (credentials !== null && !trusts(to)) throw untrusted(to);
    return this.follow(url, { ...request, credentialsFor: (hop) => (trusts(hop) ? credentials : null) });
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
        const response = await this.sender.send(url, hop, time);
        if (!isRedirect(response.status) || hop.answers(response.status)) return response;
        const next = redirectTarget(url, response.header('location'));
        if (response.status === 303) hop = { ...hop, method: 'GET', body: null };
        // Who may not have the password may have neither what it protects nor the last word on a write.
        if (hop.method !== 'GET' && hop.credentialsFor(url) !== null && hop.credentialsFor(next) === null)
          throw untrusted(next);
        url = next;
      }
      throw new ProviderError('blocked', 'too-many-redirects', `${url.host} redirects too many times.`);
    } finally {
      time.release();
    }
  }
}

/** No part is ever asked for: one that comes looks like a whole from which something is missing. */
function isSuccess(status: number): boolean {
  return status >= 200 && status < 300 && status !== 206;
}

function untrusted({ host }: URL): ProviderError {
  return new ProviderError(
    'blocked',
    'redirect-not-allowed',
    `The server sends on to ${host}, which the password may not be sent to.`,
  );
}
