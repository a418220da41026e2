import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';
import type { Configuration, interactionPolicy } from 'oidc-provider';
import type { TokenVerifier, VerifiedToken } from '../token-verifier.js';
import { walkConsent } from './consent-walk.js';
import type { OAuthAnswer, OAuthPerson } from './oauth-person.js';

export interface OAuthServerOptions {
  /** Path of the issuer, such as `/common/v2.0`; absent: at the root, as Google's. */
  readonly path?: string;
  readonly client: { readonly id: string; readonly secret: string; readonly redirectUri: string };
  readonly people: readonly OAuthPerson[];
  readonly scopes: readonly string[];
}

/**
 * An authorization server of the real kind (oidc-provider): code with PKCE, single-use codes, refresh tokens that are rotated
 * and whose family is revoked when an old one comes again. It acts as one issuer; what a person answers is said by the test.
 *
 *     const server = await OAuthServer.start({ client, people: [ada], scopes });
 *     const callback = await server.consent(authorizationUrl, { person: ada });
 */
export class OAuthServer implements TokenVerifier {
  /** Requests for tokens, by their grant, in order. */
  readonly grants: string[] = [];
  private readonly issued = new Map<string, VerifiedToken>();
  private refusal: { readonly status: number; readonly body: string } | null = null;
  private answer: OAuthAnswer | null = null;

  private constructor(
    private readonly server: Server,
    private readonly provider: Provider,
    private readonly people: readonly OAuthPerson[],
    /** Those who have taken their consents back. */
    private readonly gone: Set<string>,
    readonly issuer: string,
    readonly origin: string,
  ) {}

  static async start(options: OAuthServerOptions): Promise<OAuthServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { path = '', people } = options;
    const issuer = `${origin}${path}`;
    const gone = new Set<string>();
    // It is big, and most tests that load this file want something else of it.
    const library = await import('oidc-provider');
    const configuration = configurationOf(options, library.interactionPolicy, (id) => !gone.has(id));
    const provider = new library.default(issuer, configuration);
    const started = new OAuthServer(server, provider, people, gone, issuer, origin);
    started.begin(path);
    return started;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Answers the provider's page as a browser would; gives the address that it leads back to. */
  async consent(authorizationUrl: string, answer: OAuthAnswer): Promise<string> {
    this.answer = answer;
    return walkConsent(authorizationUrl, this.origin);
  }

  /** The account takes its consents back, or is gone. */
  revoke({ id }: OAuthPerson): void {
    this.gone.add(id);
  }

  restore({ id }: OAuthPerson): void {
    this.gone.delete(id);
  }

  /** The next request for a token is answered so. */
  failNext(status: number, body: object): void {
    this.refusal = { status, body: JSON.stringify(body) };
  }

  verify(token: string): VerifiedToken | null {
    return this.issued.get(token) ?? null;
  }

  private begin(path: string): void {
    const serve = this.provider.callback();
    this.provider.on('grant.success', (ctx) =>
      this.note(ctx.body as Record<string, string>, ctx.oidc.entities.Account?.accountId),
    );
    this.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const url = request.url ?? '';
      if (url.startsWith('/interaction/')) return void this.interact(request, response);
      if (url.startsWith(`${path}/token`) && this.refusal) return this.refuse(request, response);
      if (path !== '' && url.startsWith(path)) {
        // What is mounted below a path is told so, for it answers with addresses of its own.
        Object.assign(request, { originalUrl: url, baseUrl: path });
        request.url = url.slice(path.length) || '/';
      }
      return void serve(request, response);
    });
  }

  private note(body: Record<string, string>, accountId: string | undefined): void {
    this.grants.push(body['refresh_token'] === undefined ? 'access' : 'with-refresh');
    const person = this.people.find(({ id }) => id === accountId);
    if (person && body['access_token'])
      this.issued.set(body['access_token'], { mailbox: person.mail, scopes: (body['scope'] ?? '').split(' ') });
  }

  private refuse(request: IncomingMessage, response: ServerResponse): void {
    const { status, body } = this.refusal ?? { status: 500, body: '{}' };
    this.refusal = null;
    this.grants.push('refused');
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  }

  private async interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, session } = await this.provider.interactionDetails(request, response);
    const { person, denies, without = [] } = this.answer ?? { person: this.people[0] as OAuthPerson };
    if (prompt.name !== 'consent') {
      const result = { login: { accountId: person.id, remember: false }, select_account: {} };
      return this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    }
    if (denies) {
      const result = { error: 'access_denied', error_description: 'The person said no.' };
      return this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    }
    const grant = new this.provider.Grant({
      accountId: session?.accountId ?? person.id,
      clientId: String(params['client_id']),
    });
    const asked = String(params['scope']).split(' ');
    grant.addOIDCScope(asked.filter((scope) => !without.includes(scope)).join(' '));
    if (without.length > 0) grant.rejectOIDCScope(without.join(' '));
    const result = { consent: { grantId: await grant.save() } };
    return this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  }
}

function configurationOf(
  { client, people, scopes }: OAuthServerOptions,
  policies: typeof interactionPolicy,
  isThere: (id: string) => boolean,
): Configuration {
  const policy = policies.base();
  policy.add(new policies.Prompt({ name: 'select_account', requestable: true }), 0);
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    scopes: ['openid', 'offline_access', 'email', 'profile', ...scopes],
    claims: { openid: ['sub', 'oid', 'tid'], email: ['email'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    extraParams: ['access_type', 'login_hint'],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}`, policy },
    cookies: { keys: ['a key of this test server'] },
    issueRefreshToken: () => Promise.resolve(true),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 3_600,
      AuthorizationCode: 60,
      IdToken: 3_600,
      RefreshToken: 86_400,
      Grant: 86_400,
      Session: 600,
      Interaction: 600,
    },
    findAccount: (_, id) => {
      const person = people.find((one) => one.id === id);
      if (!person || !isThere(id)) return undefined;
      const { mail: email, tenant } = person;
      const claims = { sub: id, email, preferred_username: email, ...(tenant && { oid: id, tid: tenant }) };
      return { accountId: id, claims: () => claims };
    },
  };
}
