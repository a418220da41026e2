import type {
  AppRegistrationAnswer,
  ConnectorAnswer,
  DiscoveredCalendars,
  OAuthAttemptAnswer,
  OAuthKind,
  OAuthStarted,
} from '@calmirror/contracts';
import { EXPLAINED_SCOPES, type TokenSource } from '@calmirror/connectors';
import {
  GOOGLE_MAILBOX,
  GoogleServer,
  GraphServer,
  type OAuthAnswer,
  type OAuthPerson,
  OAuthServer,
  type OAuthServerOptions,
} from '@calmirror/testkit';
import { AccountTokens } from '../../../src/connectors/account-tokens.js';
import type { Answer, Client } from '../../harness/client.js';
import type { StartOptions } from '../../harness/start-app.js';
import { Mirroring } from '../../sync/harness/mirroring.js';

/** Under this name a provider knows the installation; a browser of these tests goes to where it really listens. */
const PUBLIC_URL = 'http://calendars.example.org';

export const APP = { id: 'calmirror.apps.test', secret: 'the client secret' };

/** Ids of two directories of Microsoft, with their domains. */
export const CORP = '11111111-1111-4111-8111-111111111111';
export const OTHER = '22222222-2222-4222-8222-222222222222';

/** For every process of the installation. */
const SECRET_KEYS = `1:${Buffer.alloc(32, 7).toString('base64')}`;
const TENANTS = { [CORP]: 'corp.test', [OTHER]: 'other.test' };

export const ALICE: OAuthPerson = { id: 'alice-1', mail: GOOGLE_MAILBOX, tenant: CORP };
export const BOB: OAuthPerson = { id: 'bob-1', mail: 'bob@corp.test', tenant: CORP };
export const EVE: OAuthPerson = { id: 'eve-1', mail: 'eve@other.test', tenant: OTHER };

export interface HouseOptions {
  readonly kind?: OAuthKind;
  readonly issuer?: Partial<OAuthServerOptions>;
  readonly app?: StartOptions;
  /** Each provider has an authorization server of its own, and the installation is registered at both. */
  readonly both?: boolean;
  /** The clock of both providers, in milliseconds since the epoch; absent: this machine's. */
  readonly now?: () => number;
}

/** A running installation, a provider's authorization server, and both providers' calendars, which take its tokens. */
export class OAuthHouse {
  private constructor(
    readonly kind: OAuthKind,
    readonly mirroring: Mirroring,
    /** Who signs people in to each provider; one and the same for both, unless both are asked for. */
    readonly issuers: Readonly<Record<OAuthKind, OAuthServer>>,
    readonly google: GoogleServer,
    readonly graph: GraphServer,
    /** Where the installation finds the servers; for another process of it. */
    readonly env: Record<string, string>,
  ) {}

  static async start({
    kind = 'google',
    issuer = {},
    app = {},
    both = false,
    now = Date.now,
  }: HouseOptions = {}): Promise<OAuthHouse> {
    const first = await issuerOf(kind, issuer);
    const other = both ? await issuerOf(otherThan(kind), issuer) : first;
    const issuers = kind === 'google' ? { google: first, microsoft: other } : { google: other, microsoft: first };
    const google = await GoogleServer.start({ tokens: issuers.google, now });
    const graph = await GraphServer.start({ tokens: issuers.microsoft, now });
    const env = {
      PUBLIC_URL,
      SECRET_KEYS,
      GOOGLE_ISSUER: issuers.google.issuer,
      GOOGLE_API: google.url,
      MICROSOFT_ISSUER: issuers.microsoft.issuer,
      MICROSOFT_API: graph.url,
    };
    const mirroring = await Mirroring.start({ ...app, env: { ...env, ...app.env } });
    const house = new OAuthHouse(kind, mirroring, issuers, google, graph, env);
    await house.register();
    if (both) await house.register(APP.secret, {}, otherThan(kind));
    return house;
  }

  async stop(): Promise<void> {
    await this.mirroring.stop();
    await this.google.stop();
    await this.graph.stop();
    for (const issuer of new Set(Object.values(this.issuers))) await issuer.stop();
  }

  get issuer(): OAuthServer {
    return this.issuers[this.kind];
  }

  get client(): Client {
    return this.mirroring.client;
  }

  async register(clientSecret = APP.secret, more: object = {}, kind = this.kind): Promise<AppRegistrationAnswer> {
    const body = { clientId: APP.id, clientSecret, ...more };
    return (await this.client.put(`/api/app-registrations/${kind}`, body)).json();
  }

  connector(name = 'Alice', settings: object = {}): Promise<ConnectorAnswer> {
    return this.made({ kind: this.kind, name, settings: { access: 'account', ...settings } });
  }

  /** A mailbox that is signed in to at the provider. */
  mailbox(settings: object = {}, more: object = {}): Promise<ConnectorAnswer> {
    const of = { host: 'imap.example.org', signIn: this.kind, username: ALICE.mail, ...settings };
    return this.made({ kind: 'imap', name: 'Inbox', settings: of, ...more });
  }

  async made(body: object): Promise<ConnectorAnswer> {
    const answer = await this.client.post('/api/connectors', body);
    if (answer.status !== 201) throw new Error(`not made: ${answer.text}`);
    return answer.json();
  }

  async now(id: string): Promise<ConnectorAnswer> {
    return (await this.client.get(`/api/connectors/${id}`)).json();
  }

  async begin(connectorId: string): Promise<OAuthStarted> {
    const answer = await this.client.post(`/api/connectors/${connectorId}/oauth/start`);
    if (answer.status !== 200) throw new Error(`not started: ${answer.text}`);
    return answer.json();
  }

  /** Goes back to where the provider sent the browser; answers where that led. */
  async comeBack(callback: string, client: Client = this.client): Promise<URL> {
    const { pathname, search } = new URL(callback);
    const answer: Answer = await client.get(pathname + search);
    if (answer.status !== 303) throw new Error(`the callback answers ${answer.status}: ${answer.text}`);
    return new URL(answer.headers.get('location') ?? '', PUBLIC_URL);
  }

  /** Signs in at the provider, start to end; answers the outcome. */
  async connect(connectorId: string, answer: OAuthAnswer = { person: ALICE }): Promise<OAuthAttemptAnswer> {
    const { authorizationUrl, attemptId } = await this.begin(connectorId);
    const issuer = Object.values(this.issuers).find(({ origin }) => authorizationUrl.startsWith(origin)) ?? this.issuer;
    await this.comeBack(await issuer.consent(authorizationUrl, answer));
    return (await this.client.get(`/api/oauth/attempts/${attemptId}`)).json();
  }

  /** A connector that Alice has connected. */
  async connected(settings: object = {}): Promise<ConnectorAnswer> {
    const { id } = await this.connector('Alice', settings);
    const { outcome, detail } = await this.connect(id);
    if (outcome !== 'connected') throw new Error(`not connected: ${outcome} ${detail}`);
    return this.now(id);
  }

  async discovered(connectorId: string): Promise<DiscoveredCalendars['items']> {
    const answer = await this.client.post(`/api/connectors/${connectorId}/discover`);
    if (answer.status !== 200) throw new Error(`not discovered: ${answer.text}`);
    return answer.json<DiscoveredCalendars>().items;
  }

  tokens(connectorId: string): TokenSource {
    return this.mirroring.running.app.get(AccountTokens).of(connectorId);
  }

  /** What a process remembers of a token for some seconds. */
  forget(connectorId: string): void {
    this.mirroring.running.app.get(AccountTokens).forget(connectorId);
  }

  /** The access token comes to its end so soon. */
  async tokenEndsIn(connectorId: string, seconds: number): Promise<void> {
    await this.mirroring.running.db.query(
      `UPDATE connector_tokens SET access_expires_at = now() + make_interval(secs => $2),
         refreshed_at = refreshed_at + (now() + make_interval(secs => $2) - COALESCE(access_expires_at, refreshed_at))
       WHERE connector_id = $1`,
      [connectorId, seconds],
    );
    this.forget(connectorId);
  }
}

const otherThan = (kind: OAuthKind): OAuthKind => (kind === 'google' ? 'microsoft' : 'google');

const issuerOf = (kind: OAuthKind, changes: Partial<OAuthServerOptions>): Promise<OAuthServer> =>
  OAuthServer.start({
    kind,
    client: { ...APP, redirectUri: `${PUBLIC_URL}/api/oauth/callback` },
    people: [ALICE, BOB, EVE],
    scopes: EXPLAINED_SCOPES[kind].map(({ scope }) => scope),
    tenants: TENANTS,
    ...changes,
  });
