import { ProviderError } from '@calmirror/core';
import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client';
import type { RequestAccount } from '../http/http-exchange.js';
import { type AccountIdentity, accountIdentity } from './account-claims.js';
import { exchangeCode } from './code-exchange.js';
import { ConsentFault, type ConsentFaultReason } from './consent-fault.js';
import type { ConsentProof } from './consent-proof.js';
import { consentRefusal } from './consent-refusal.js';
import { type GrantedTokens, grantedTokens } from './granted-tokens.js';
import type { IssuerDirectory } from './issuer-directory.js';
import type { OAuthApp, OAuthReach } from './oauth-app.js';
import { fetchOfPresent, type OAuthParts } from './oauth-fetch.js';
import { openidClient } from './openid.js';
import { askedScopes, missingScopes } from './scopes.js';

/** An account that has given its consent. */
export interface GivenConsent {
  readonly account: AccountIdentity;
  readonly tokens: GrantedTokens & { readonly refreshToken: string };
}

/** What a refused token request means when a code was what it brought. */
const FAULT_OF_REASON: Readonly<Record<string, ConsentFaultReason>> = {
  'consent-revoked': 'code-refused',
  'client-refused': 'client-refused',
  'permission-missing': 'permission-missing',
  'wrong-tenant': 'wrong-tenant',
  'clock-skew': 'clock-skew',
};

/** Asks people for consent by the authorization code flow with PKCE (RFC 6749 §4.1, RFC 7636, RFC 9700). */
export class AccountConsent {
  constructor(
    private readonly parts: OAuthParts,
    private readonly directory: IssuerDirectory,
  ) {}

  /**
   * The provider's page to send a browser to.
   * @param loginHint the account that is to give its consent; null: whichever a person chooses
   * @throws ProviderError when the issuer says nothing usable
   */
  async address(
    app: OAuthApp,
    reach: OAuthReach,
    proof: ConsentProof,
    redirectUri: string,
    loginHint: string | null,
  ): Promise<URL> {
    const metadata = await this.directory.find(app.provider, app.tenant);
    const client = openidClient(metadata, app, fetch);
    return buildAuthorizationUrl(client, {
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: askedScopes(app.provider, reach).join(' '),
      state: proof.state,
      nonce: proof.nonce,
      code_challenge: await calculatePKCECodeChallenge(proof.verifier),
      code_challenge_method: 'S256',
      ...offlineAccess(app, loginHint),
      ...(loginHint !== null && { login_hint: loginHint }),
    });
  }

  /**
   * Reads the provider's answer, and changes its code for tokens.
   * @param answer the redirect address as it came back, with its query
   * @throws ConsentFault for whatever keeps the account from being connected
   */
  async receive(
    app: OAuthApp,
    reach: OAuthReach,
    answer: URL,
    proof: ConsentProof,
    account: RequestAccount,
  ): Promise<GivenConsent> {
    const metadata = await this.directory.find(app.provider, app.tenant).catch(fail);
    // RFC 9207: an answer of another issuer is not shown to this one, nor this one's code to another.
    const issuer = answer.searchParams.get('iss');
    if (issuer !== null && issuer !== metadata.issuer)
      throw new ConsentFault('wrong-issuer', 'The answer came from another provider than was asked.');
    const refusal = consentRefusal(answer.searchParams);
    if (refusal) throw refusal;
    const fetched = fetchOfPresent(this.parts, account);
    const given = await exchangeCode(metadata, app, answer, proof, fetched).catch(fail);
    const claims = given.claims();
    if (!claims) throw new ConsentFault('provider-failed', 'The provider did not say whose consent it was.');
    const tokens = grantedTokens(app.provider, given);
    return {
      account: accountIdentity(app.provider, { ...claims }),
      tokens: { ...tokens, refreshToken: usable(app, reach, tokens) },
    };
  }
}

/** Google gives a refresh token only when asked so; Microsoft for the scope `offline_access`. */
function offlineAccess({ provider }: OAuthApp, loginHint: string | null): Record<string, string> {
  const choose = loginHint === null ? ['select_account'] : [];
  if (provider === 'google') return { access_type: 'offline', prompt: ['consent', ...choose].join(' ') };
  return choose.length > 0 ? { prompt: choose.join(' ') } : {};
}

/** The refresh token of a consent that gave all that is needed. */
function usable({ provider }: OAuthApp, reach: OAuthReach, { scope, refreshToken }: GrantedTokens): string {
  const missing = missingScopes(provider, reach, scope ?? askedScopes(provider, reach).join(' '));
  if (missing.length > 0)
    throw new ConsentFault(
      'permission-missing',
      `The consent leaves out: ${missing.join(', ')}. Leave all boxes ticked.`,
    );
  if (refreshToken === null)
    throw new ConsentFault('no-refresh-token', 'The provider gave no right to go on while nobody is signed in.');
  return refreshToken;
}

function fail(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  throw new ConsentFault(FAULT_OF_REASON[error.reason] ?? 'provider-failed', error.message, { cause: error });
}
