import {
  clientCredentialsGrant,
  genericGrantRequest,
  refreshTokenGrant,
  type ServerMetadata,
  type TokenEndpointResponse,
  tokenRevocation,
} from 'openid-client';
import type { RequestAccount } from '../http/http-exchange.js';
import { type GrantedTokens, grantedTokens } from './granted-tokens.js';
import type { IssuerDirectory } from './issuer-directory.js';
import type { OAuthApp, OAuthProvider, OAuthReach } from './oauth-app.js';
import { fetchOfPresent, type OAuthParts } from './oauth-fetch.js';
import { openidClient } from './openid.js';
import { refreshScopes } from './scopes.js';
import { delegationAssertion, type ServiceAccount } from './service-account.js';
import { tokenFault } from './token-fault.js';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Asks token endpoints for access tokens. Each request throws a `ProviderError` and nothing else. */
export class TokenRequests {
  constructor(
    private readonly parts: OAuthParts,
    private readonly directory: IssuerDirectory,
  ) {}

  /** @param tenant the account's own, where it is known: Microsoft's answer is then about nobody else */
  refresh(
    app: OAuthApp,
    reach: OAuthReach,
    refreshToken: string,
    tenant: string | null,
    account: RequestAccount,
  ): Promise<GrantedTokens> {
    const scopes = refreshScopes(app.provider, reach);
    return this.ask(app.provider, tenant ?? app.tenant, account, (metadata, fetched) =>
      refreshTokenGrant(
        openidClient(metadata, app, fetched),
        refreshToken,
        scopes.length > 0 ? { scope: scopes.join(' ') } : {},
      ),
    );
  }

  /** Client credentials: all that an administrator granted the app, for any mailbox. @param api the API's origin */
  application(app: OAuthApp, api: string, account: RequestAccount): Promise<GrantedTokens> {
    return this.ask(app.provider, app.tenant, account, (metadata, fetched) =>
      clientCredentialsGrant(openidClient(metadata, app, fetched), { scope: `${api}/.default` }),
    );
  }

  /** What an administrator delegated to a service account, for one mailbox (RFC 7523). */
  delegated(
    service: ServiceAccount,
    mailbox: string,
    scopes: readonly string[],
    account: RequestAccount,
  ): Promise<GrantedTokens> {
    return this.ask('google', null, account, (metadata, fetched) => {
      const audience = metadata.token_endpoint ?? '';
      const assertion = delegationAssertion(service, { mailbox, scopes, audience }, this.parts.now());
      // The assertion says who asks; there is no client beside it.
      const client = openidClient(metadata, { clientId: service.mail, clientSecret: '' }, fetched, () => undefined);
      return genericGrantRequest(client, JWT_BEARER, { assertion });
    });
  }

  /**
   * Gives a consent back (RFC 7009). All tokens that came of it are worth nothing then, at Google those of every consent of the
   * person to the app. Microsoft has no address for it, and is asked nothing.
   */
  async revoke(app: OAuthApp, refreshToken: string, account: RequestAccount): Promise<void> {
    const metadata = await this.directory.find(app.provider, app.tenant);
    if (metadata.revocation_endpoint === undefined) return;
    try {
      const client = openidClient(metadata, app, fetchOfPresent(this.parts, account));
      await tokenRevocation(client, refreshToken, { token_type_hint: 'refresh_token' });
    } catch (error) {
      throw tokenFault(error, new URL(metadata.issuer).host);
    }
  }

  private async ask(
    provider: OAuthProvider,
    tenant: string | null,
    account: RequestAccount,
    send: (metadata: ServerMetadata, fetched: typeof fetch) => Promise<TokenEndpointResponse>,
  ): Promise<GrantedTokens> {
    const metadata = await this.directory.find(provider, tenant);
    try {
      return grantedTokens(provider, await send(metadata, fetchOfPresent(this.parts, account)));
    } catch (error) {
      throw tokenFault(error, new URL(metadata.issuer).host);
    }
  }
}
