import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SELF_SIGNED } from '../self-signed.js';
import { KnownTokens, type TokenVerifier } from '../token-verifier.js';
import type { ExpiryStyle } from './delta-rounds.js';
import { GraphDesk } from './graph-desk.js';
import { GraphFaults } from './graph-faults.js';
import type { GraphExchange } from './graph-log.js';
import { type GraphQuirks, USUAL_QUIRKS } from './graph-quirks.js';
import { badRequest, GraphError, type GraphRequest, refusal, requestOf } from './graph-request.js';
import { GraphSite } from './graph-site.js';
import type { GraphSubscription, LifecycleEvent } from './graph-subscriptions.js';
import { type Sending, send } from './graph-wire.js';
import { type GraphLimits, type MailboxLoad, MailboxThrottle, PUBLISHED_LIMITS } from './mailbox-throttle.js';
import { OutlookUser } from './outlook-user.js';

export interface GraphOptions {
  /** TLS under a certificate of its own making; the client library sends its token to no other server. */
  readonly tls?: boolean;
  /** Whom the server believes; by default `token-1` is Alice's, with all that is needed. */
  readonly tokens?: TokenVerifier;
  readonly quirks?: Partial<GraphQuirks>;
  readonly now?: () => number;
}

export const EVERY_SCOPE = ['Calendars.ReadWrite', 'MailboxSettings.Read', 'User.Read', 'User.ReadBasic.All'] as const;

/**
 * The calendars of Microsoft Graph in memory, as v1.0 documents them. What it holds can be looked at and changed directly.
 *
 *     const graph = await GraphServer.start({ tls: true });         // alice@corp.test, by `token-1`
 *     graph.alice.put({ subject: 'Lunch', start, end });             // her own hands, no HTTP
 *     graph.faults.next('events.create', { kind: 'cut-after' });     // the effect stays, its answer is lost
 *     graph.expireDeltas('resyncRequired');
 */
export class GraphServer {
  readonly quirks: GraphQuirks;
  readonly faults = new GraphFaults();
  /** What one mailbox may be asked; may be changed while it runs. */
  readonly limits: GraphLimits = { ...PUBLISHED_LIMITS };
  readonly latency = { requestMs: 0 };
  /** Certificate to be trusted, in PEM. */
  readonly ca = SELF_SIGNED.cert;
  readonly alice: OutlookUser;
  private readonly site: GraphSite;
  private readonly desk: GraphDesk;
  private readonly throttle: MailboxThrottle;

  private constructor(
    private readonly server: Server,
    private readonly options: GraphOptions,
  ) {
    const { now = Date.now } = options;
    this.quirks = { ...USUAL_QUIRKS, ...options.quirks };
    this.site = new GraphSite(this.quirks, now);
    this.alice = this.person('alice@corp.test', 'Alice');
    this.throttle = new MailboxThrottle(this.limits, now);
    this.desk = new GraphDesk({
      site: this.site,
      tokens: options.tokens ?? new KnownTokens().grant('token-1', 'alice@corp.test', EVERY_SCOPE),
      faults: this.faults,
      throttle: this.throttle,
      origin: () => this.url,
      latencyMs: () => this.latency.requestMs,
    });
  }

  static async start(options: GraphOptions = {}): Promise<GraphServer> {
    const listener = (request: IncomingMessage, response: ServerResponse): void =>
      void graph.receive(request, response);
    const server = options.tls ? createSecure(SELF_SIGNED, listener) : createPlain(listener);
    const graph = new GraphServer(server, options);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return graph;
  }

  /** `http://127.0.0.1:<port>`, or `https://localhost:<port>` */
  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return this.options.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  }

  /** Every request, and every one within a batch, oldest first. */
  get requests(): readonly GraphExchange[] {
    return this.desk.log;
  }

  /** A person of the tenant, with a mailbox and a calendar in it. */
  person(mail: string, name = mail.split('@')[0] ?? mail): OutlookUser {
    return new OutlookUser(this.site.find(mail) ?? this.site.addPerson(mail, name));
  }

  /** What was asked of a mailbox within the last window. */
  load(mailbox: string): MailboxLoad {
    return this.throttle.load(mailbox);
  }

  /** All links of delta rounds that were given out are worth nothing any more. */
  expireDeltas(style: ExpiryStyle): void {
    this.site.rounds.expire(style);
  }

  subscriptions(): readonly GraphSubscription[] {
    return this.site.subscriptions.all();
  }

  /** Ends a subscription without a word to anybody. */
  expireSubscription(id: string): void {
    this.site.subscriptions.expire(id);
  }

  tellLifecycle(id: string, event: LifecycleEvent): Promise<void> {
    return this.site.subscriptions.tellLifecycle(id, event);
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const sent = await text(incoming);
    const { method = '', url = '/', headers } = incoming;
    const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    send(await this.taken(() => requestOf(method, url, plain, jsonIn(sent))), incoming, response);
  }

  private async taken(read: () => GraphRequest): Promise<Sending> {
    try {
      return await this.desk.take(read());
    } catch (error) {
      if (error instanceof GraphError) return { answer: refusal(error, this.site.now()), raw: null, fault: null };
      throw error;
    }
  }
}

function jsonIn(sent: string): unknown {
  try {
    return sent === '' ? undefined : (JSON.parse(sent) as unknown);
  } catch {
    throw badRequest('Unable to read JSON request payload.', 'BadRequest');
  }
}
