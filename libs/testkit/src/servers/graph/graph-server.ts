import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SELF_SIGNED } from '../self-signed.js';
import { KnownTokens, type TokenVerifier } from '../token-verifier.js';
import { type GraphAnswer, GraphError, type GraphRequest, refusal, requestOf } from './graph-request.js';
import { type GraphQuirks, USUAL_QUIRKS } from './graph-quirks.js';
import { GraphSite } from './graph-site.js';
import { preferencesOf } from './preferences.js';
import { callerOf } from './rights.js';
import { concernOf, route } from './route.js';
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
 */
export class GraphServer {
  readonly quirks: GraphQuirks;
  /** Certificate to be trusted, in PEM. */
  readonly ca = SELF_SIGNED.cert;
  readonly alice: OutlookUser;
  private readonly site: GraphSite;
  private readonly tokens: TokenVerifier;

  private constructor(
    private readonly server: Server,
    private readonly options: GraphOptions,
  ) {
    this.quirks = { ...USUAL_QUIRKS, ...options.quirks };
    this.site = new GraphSite(this.quirks, options.now ?? Date.now, () => undefined);
    this.alice = this.person('alice@corp.test', 'Alice');
    this.tokens = options.tokens ?? new KnownTokens().grant('token-1', 'alice@corp.test', EVERY_SCOPE);
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

  /** A person of the tenant, with a mailbox and a calendar in it. */
  person(mail: string, name = mail.split('@')[0] ?? mail): OutlookUser {
    return new OutlookUser(this.site.find(mail) ?? this.site.addPerson(mail, name));
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
    const answered = this.answer(() => requestOf(method, url, plain, sent === '' ? undefined : JSON.parse(sent)));
    const body = answered.body === undefined ? '' : JSON.stringify(answered.body);
    response.writeHead(answered.status, { 'content-type': 'application/json', ...answered.headers });
    response.end(body);
  }

  private answer(read: () => GraphRequest): GraphAnswer {
    try {
      const request = read();
      const caller = callerOf(this.tokens, request.headers['authorization']);
      const preferences = preferencesOf(request);
      const call = { site: this.site, request, caller, preferences, origin: this.url };
      return route(call, concernOf(request.segments));
    } catch (error) {
      if (error instanceof GraphError) return refusal(error, this.site.now());
      throw error;
    }
  }
}
