import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SELF_SIGNED } from '../self-signed.js';
import { KnownTokens, type TokenVerifier } from '../token-verifier.js';
import { GraphContract } from './contract/graph-contract.js';
import { publishedTypes } from './contract/graph-types.js';
import type { ExpiryStyle } from './delta-rounds.js';
import { GraphDesk } from './graph-desk.js';
import { GraphFaults } from './graph-faults.js';
import type { GraphExchange } from './graph-log.js';
import { type GraphQuirks, USUAL_QUIRKS } from './graph-quirks.js';
import { badRequest, GraphError, type GraphRequest, refusal, requestOf } from './graph-request.js';
import { GraphSite, type HeldTenant } from './graph-site.js';
import { type Sending, send } from './graph-wire.js';
import { type GraphLimits, type MailboxLoad, MailboxThrottle, PUBLISHED_LIMITS } from './mailbox-throttle.js';
import { OutlookUser } from './outlook-user.js';
import type { GraphSubscription, LifecycleEvent, Subscriptions } from './subscriptions.js';

export interface GraphOptions {
  /** TLS under a certificate of its own making; the client library sends its token to no other server. */
  readonly tls?: boolean;
  /** Whom the server believes; by default `token-1` is Alice's, with all that is needed. */
  readonly tokens?: TokenVerifier;
  readonly quirks?: Partial<GraphQuirks>;
  readonly limits?: Partial<GraphLimits>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** 0: any that is free. */
  readonly port?: number;
  /** Whether what is taken and answered is held to the published types, where those are at hand; it is unless said otherwise. */
  readonly heldToContract?: boolean;
}

/** Whom `token-1` is for, where a test says nothing else. */
export const GRAPH_MAILBOX = 'alice@corp.test';

/** All that an adapter needs: of a person or, organisation-wide, as application permissions. */
export const EVERY_GRAPH_SCOPE = [
  ...(['Calendars.ReadWrite', 'MailboxSettings.Read', 'User.Read', 'User.ReadBasic.All'] as const),
];

/**
 * The calendars of Microsoft Graph in memory, as its documents say and as people met them.
 *
 * ```ts
 * const graph = await GraphServer.start();                     // alice@corp.test with a calendar, `token-1`
 * const id = graph.alice.put({ subject: 'Lunch', start: …, end: … });   // as by Outlook, no HTTP
 * graph.faults.next('events.create', { kind: 'cut-after' });   // the effect stays, its answer is lost
 * graph.limits.requests = 100;                                 // in ten minutes, for each mailbox
 * graph.expireDeltas('location');                              // 410 for every link given out so far
 * graph.requests.filter(({ operation }) => operation === 'view.delta');
 * await graph.stop();
 * ```
 *
 * Endpoint of adapters is `graph.url`; with `tls` their client has to trust `graph.ca`. `calendarView/delta` is there
 * under `/v1.0` and `/beta`, `events/delta` under `/beta` alone, as documented. A round tells what stood when it began. Where
 * the published types are there, everything that is taken and answered is held to them, and `stop` throws what failed.
 */
export class GraphServer {
  readonly quirks: GraphQuirks;
  readonly faults = new GraphFaults();
  /** Milliseconds that each request takes, those of a batch each its own. */
  latencyMs = 0;
  /** Certificate to be trusted, in PEM. */
  readonly ca = SELF_SIGNED.cert;
  readonly alice: OutlookUser;
  /** Null where the published types are not there. */
  readonly contract: GraphContract | null;
  private readonly site: GraphSite;
  private readonly throttle: MailboxThrottle;
  private readonly desk: GraphDesk;
  private readonly failures: unknown[] = [];

  private constructor(
    private readonly server: Server,
    private readonly options: GraphOptions,
  ) {
    const now = options.now ?? Date.now;
    const types = options.heldToContract === false ? null : publishedTypes();
    this.quirks = { ...USUAL_QUIRKS, ...options.quirks };
    this.contract = types === null ? null : new GraphContract(types);
    this.site = new GraphSite(this.quirks, now);
    this.throttle = new MailboxThrottle({ ...PUBLISHED_LIMITS, ...options.limits }, now);
    this.desk = new GraphDesk({
      site: this.site,
      tokens: options.tokens ?? new KnownTokens().grant('token-1', GRAPH_MAILBOX, EVERY_GRAPH_SCOPE),
      faults: this.faults,
      throttle: this.throttle,
      contract: this.contract,
      origin: () => this.url,
      latencyMs: () => this.latencyMs,
    });
    this.alice = this.person(GRAPH_MAILBOX, 'Alice');
  }

  static async start(options: GraphOptions = {}): Promise<GraphServer> {
    const listener = (request: IncomingMessage, response: ServerResponse): void =>
      void graph.receive(request, response);
    const server = options.tls ? createSecure(SELF_SIGNED, listener) : createPlain(listener);
    const graph = new GraphServer(server, options);
    await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return graph;
  }

  /** `http://127.0.0.1:<port>`, or `https://localhost:<port>` */
  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return this.options.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  }

  /** Every request and every one within a batch, oldest first. */
  get requests(): readonly GraphExchange[] {
    return this.desk.log;
  }

  get limits(): GraphLimits {
    return this.throttle.limits;
  }

  /** Those that stand. */
  subscriptions(): readonly GraphSubscription[] {
    return this.notices.all.map(({ shown }) => shown);
  }

  /** Subscriptions and what was sent for them. */
  get notices(): Subscriptions {
    return this.site.subscriptions;
  }

  /** Ends a subscription without a word to anybody. */
  expireSubscription(id: string): void {
    this.notices.remove(id);
  }

  /** Tells of the state of a subscription, and waits until it is heard. */
  async tellLifecycle(id: string, event: LifecycleEvent): Promise<void> {
    this.notices.lifecycle(event, id);
    await this.notices.delivered();
  }

  /** A person of the tenant, with a mailbox and a calendar in it; made where there is none. */
  person(mail: string, name = mail.split('@')[0] ?? mail): OutlookUser {
    return new OutlookUser(this.site.find(mail) ?? this.site.addPerson(mail, name));
  }

  /** What was asked of a mailbox, and how much at once. */
  load(mail: string): MailboxLoad {
    return this.throttle.load(mail.toLowerCase());
  }

  held(): HeldTenant {
    return this.site.held();
  }

  /** Goes on from what another server held: ids, versions and subscriptions stay good, links of delta do not. */
  refill(held: HeldTenant): void {
    this.site.refill(held);
  }

  /** Makes all links of delta that were ever given out worthless. */
  expireDeltas(style: ExpiryStyle): void {
    this.site.rounds.expire(style);
  }

  /** @throws Error where the server itself failed, or naming each place where it did not keep to the published types */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
    await this.notices.delivered();
    for (const { body } of this.notices.sent) this.contract?.checkNotice(body);
    const [failure] = this.failures;
    if (failure !== undefined) throw new Error('The server itself failed.', { cause: failure });
    const faults = this.contract?.faults ?? [];
    if (faults.length > 0) throw new Error(`Not as published:\n${[...new Set(faults)].join('\n')}`);
  }

  private async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const request = readRequest(incoming, await text(incoming));
    send(await this.taken(request), incoming, response);
  }

  /** A fault of the server's own is answered as one, and told when it stops. */
  private async taken(request: GraphRequest | null): Promise<Sending> {
    const refused = (error: GraphError): Sending => ({
      answer: refusal(error, this.site.now()),
      raw: null,
      fault: null,
    });
    if (request === null) return refused(unreadable);
    try {
      return await this.desk.take(request);
    } catch (error) {
      this.failures.push(error);
      return refused(new GraphError(500, 'InternalServerError', 'The server failed.'));
    }
  }
}

const unreadable = badRequest(
  'Unable to read JSON request payload. Please ensure Content-Type header is set.',
  'BadRequest',
);

/** Null for a body that is no JSON, or an address that is none. */
function readRequest({ method = '', url = '/', headers }: IncomingMessage, body: string): GraphRequest | null {
  const plain = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  try {
    return requestOf(method, url, Object.fromEntries(plain), body === '' ? undefined : JSON.parse(body));
  } catch {
    return null;
  }
}
