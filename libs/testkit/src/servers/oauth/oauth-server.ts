import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';
import type { TokenVerifier, VerifiedToken } from '../token-verifier.js';
import { walkConsent } from './consent-walk.js';
import { completeAnswer } from './issued-answer.js';
import { HeldRequest } from './held-request.js';
import { IssuerSite } from './issuer-site.js';
import type { OAuthServerOptions } from './oauth-options.js';
import type { OAuthAnswer, OAuthPerson } from './oauth-person.js';
import { OrganisationGrants, type TokenAnswer } from './organisation-grants.js';
import { peekBody } from './peek-body.js';
import { providerConfiguration } from './provider-configuration.js';
import { SignInPage } from './sign-in-page.js';
import { TokenLedger } from './token-ledger.js';
import { unnamedIssuer } from './unnamed-issuer.js';

const TOKEN_INFO = '/tokeninfo';
const JSON_TYPE = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/**
 * An authorization server of the real kind (oidc-provider): code with PKCE, single-use codes, refresh tokens that are rotated
 * and whose family is revoked when an old one comes again. It has Google's ways, or Microsoft's with a directory in each path;
 * what a person answers is said by the test, or by whoever opens its pages.
 *
 *     const server = await OAuthServer.start({ client, people: [ada], scopes });
 *     const callback = await server.consent(authorizationUrl, { person: ada });
 */
export class OAuthServer implements TokenVerifier {
  /** Requests for tokens that came, by their grant, in order. */
  readonly grants: string[] = [];
  /** For how long access tokens are good that are given from now on. */
  accessSeconds = 3_600;
  /** Seconds by which the server's clock is ahead of everybody's. */
  clockSkew = 0;
  /** Gives tokens to accounts of other directories too, as no server should. */
  ignoresTenants = false;
  private readonly ledger = new TokenLedger();
  private readonly site: IssuerSite;
  private readonly organisations: OrganisationGrants;
  /** Those who have taken their consents back. */
  private readonly gone = new Set<string>();
  private next: TokenAnswer | 'hang-up' | HeldRequest | null = null;
  private always: TokenAnswer | null = null;
  private page!: SignInPage;
  private provider!: Provider;

  private constructor(
    private readonly server: Server,
    private readonly options: OAuthServerOptions,
    readonly origin: string,
  ) {
    this.site = new IssuerSite(origin, options);
    this.organisations = new OrganisationGrants(options, this.ledger, () => this.accessSeconds);
  }

  static async start(options: OAuthServerOptions): Promise<OAuthServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
    const started = new OAuthServer(server, options, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await started.open();
    return started;
  }

  /** As the product is told of it: without a directory, where there are some. */
  get issuer(): string {
    return this.origin;
  }

  /** Where an API, or a mail server, asks whose a token is and what for; the token is to be written at its end. */
  get tokenInfoUrl(): string {
    return `${this.origin}${TOKEN_INFO}?access_token=`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Answers the provider's page as a browser would; gives the address that it leads back to. */
  async consent(authorizationUrl: string, answer: OAuthAnswer): Promise<string> {
    this.page.answer = answer;
    try {
      return await walkConsent(authorizationUrl, this.origin);
    } finally {
      this.page.answer = null;
    }
  }

  /** The account takes its consents back, or is gone. */
  revoke({ id, mail }: OAuthPerson): void {
    this.gone.add(id);
    this.ledger.forget(mail);
  }

  restore({ id }: OAuthPerson): void {
    this.gone.delete(id);
  }

  /** One scope of a consent is taken back, in the tokens that are out too. */
  takeBack({ mail }: OAuthPerson, scope: string): void {
    this.ledger.takeBack(mail, scope);
  }

  /** All access tokens that are out are worth nothing any more. */
  expireTokens(): void {
    this.ledger.expire();
  }

  /** The next request for a token is answered so. */
  failNext(status: number, body: object): void {
    this.next = { status, body };
  }

  /** Every request for a token is answered so until something else is said; null: none of them any more. */
  failAll(answer: TokenAnswer | null): void {
    this.always = answer;
  }

  /** The next request for a token has its effect, and the connection ends before its answer. */
  hangUpNext(): void {
    this.next = 'hang-up';
  }

  /** The next request for a token waits until it is released. */
  holdNext(): HeldRequest {
    const held = new HeldRequest();
    this.next = held;
    return held;
  }

  verify(token: string): VerifiedToken | null {
    return this.ledger.verify(token);
  }

  private async open(): Promise<void> {
    // It is big, and most tests that load this file want something else of it.
    const library = await import('oidc-provider');
    const configuration = providerConfiguration(this.options, library.interactionPolicy, {
      isThere: (id) => !this.gone.has(id),
      seconds: () => this.accessSeconds,
    });
    this.provider = new library.default(this.origin, configuration);
    this.page = new SignInPage(this.provider, this.options, () => this.ignoresTenants);
    this.provider.on('grant.success', ({ body, oidc }) =>
      completeAnswer(body as Record<string, unknown>, {
        person: this.options.people.find(({ id }) => id === oidc.entities.Account?.accountId),
        isByCode: oidc.params?.['grant_type'] === 'authorization_code',
        options: this.options,
        origin: this.origin,
        skew: this.clockSkew,
        seconds: this.accessSeconds,
        ledger: this.ledger,
      }),
    );
    this.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      response.on('error', () => undefined);
      const answer = this.options.kind === 'microsoft' ? unnamedIssuer(response) : response;
      this.receive(request, answer).catch(() => send(answer, { status: 400, body: { error: 'invalid_request' } }));
    });
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const serve = this.provider.callback();
    const url = new URL(request.url ?? '/', this.origin);
    if (url.pathname.startsWith('/interaction/')) return this.page.serve(request, response);
    if (url.pathname === TOKEN_INFO) return send(response, this.tokenInfo(url.searchParams.get('access_token') ?? ''));
    const place = this.site.placeOf(url.pathname);
    if (place.kind === 'other') return serve(request, response);
    if (place.kind === 'no-tenant')
      return send(response, {
        status: 400,
        body: { error: 'invalid_tenant', error_description: 'AADSTS90002: Tenant not found.' },
      });
    if (place.kind === 'metadata') return send(response, { status: 200, body: this.site.metadata(place.tenant) });
    if (place.kind === 'token') return this.giveToken(request, response, place.tenant);
    request.url = this.question(url, place.tenant);
    return serve(request, response);
  }

  private tokenInfo(token: string): TokenAnswer {
    const known = this.ledger.verify(token);
    if (known === null) return { status: 400, body: { error: 'invalid_token' } };
    return { status: 200, body: { email: known.mailbox, scope: known.scopes.join(' ') } };
  }

  /** Microsoft asks for consent where it is missing, and gives a refresh token for a scope alone; the library wants to be told. */
  private question({ searchParams }: URL, tenant: string | null): string {
    const query = new URLSearchParams(searchParams);
    if (this.options.kind === 'microsoft')
      query.set('prompt', [...new Set([...(query.get('prompt') ?? '').split(' '), 'consent'])].join(' ').trim());
    if (tenant !== null) query.set('tenant', tenant);
    return `/auth?${query.toString()}`;
  }

  private async giveToken(request: IncomingMessage, response: ServerResponse, tenant: string | null): Promise<void> {
    const form = new URLSearchParams(await peekBody(request));
    const grant = form.get('grant_type') ?? '';
    this.grants.push(grant);
    const next = this.next ?? this.always;
    this.next = null;
    if (next === 'hang-up') Object.assign(response, { end: () => response.destroy() });
    else if (next instanceof HeldRequest) await next.pass();
    else if (next !== null) return drained(request, response, next);
    if (grant.endsWith('jwt-bearer') && this.options.kind !== 'microsoft') {
      const now = Math.floor(Date.now() / 1_000) + this.clockSkew;
      return drained(request, response, this.organisations.delegated(form, `${this.origin}/token`, now));
    }
    if (grant === 'client_credentials') return drained(request, response, this.organisations.application(form, tenant));
    request.url = '/token';
    return this.provider.callback()(request, response);
  }
}

function send(response: ServerResponse, { status, body }: TokenAnswer): void {
  response.writeHead(status, JSON_TYPE).end(JSON.stringify(body));
}

/** The body was looked at and is not wanted by anybody else. */
function drained(request: IncomingMessage, response: ServerResponse, answer: TokenAnswer): void {
  request.resume();
  send(response, answer);
}
