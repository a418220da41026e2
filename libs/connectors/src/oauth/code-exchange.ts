import { ProviderError } from '@calmirror/core';
import { authorizationCodeGrant, ClientError, type ServerMetadata } from 'openid-client';
import type { ConsentProof } from './consent-proof.js';
import { TENANT_PLACE } from './issuer-directory.js';
import type { OAuthApp } from './oauth-app.js';
import { openidClient } from './openid.js';
import { tokenFault } from './token-fault.js';

type CodeAnswer = Awaited<ReturnType<typeof authorizationCodeGrant>>;

/**
 * Changes a code for tokens; id token, nonce, state and PKCE are checked by the library.
 * @throws ProviderError
 */
export async function exchangeCode(
  metadata: ServerMetadata,
  app: OAuthApp,
  answer: URL,
  { state, nonce, verifier }: ConsentProof,
  fetched: typeof fetch,
): Promise<CodeAnswer> {
  const grant = (of: ServerMetadata, by: typeof fetch): Promise<CodeAnswer> =>
    authorizationCodeGrant(openidClient(of, app, by), answer, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
  try {
    if (!metadata.issuer.includes(TENANT_PLACE)) return await grant(metadata, fetched);
    const held = await heldAnswer((by) => grant(metadata, by), fetched);
    const issuer = metadata.issuer.replace(TENANT_PLACE, tenantIn(await held.clone().text()));
    return await grant({ ...metadata, issuer }, () => Promise.resolve(held));
  } catch (error) {
    throw exchangeFault(error, metadata);
  }
}

/**
 * What the token endpoint answers, before the library checks it. Microsoft's issuer for several tenants names none of them, and
 * the library fills the place in for the public cloud alone: so the request is sent by the library once, and its answer is
 * given to it a second time when the tenant is known.
 */
async function heldAnswer(
  grant: (fetched: typeof fetch) => Promise<unknown>,
  fetched: typeof fetch,
): Promise<Response> {
  let held: Response | null = null;
  const asked = grant(async (input, init) => {
    held = await fetched(input, init);
    return held.clone();
  });
  const fault: unknown = await asked.then(
    () => null,
    (error: unknown) => error,
  );
  if (held === null) throw fault;
  return held;
}

/** The claim `tid` of the id token, as it will be checked against the issuer; empty where there is none. */
function tenantIn(body: string): string {
  try {
    const { id_token: token } = JSON.parse(body) as { id_token?: unknown };
    const payload = typeof token === 'string' ? (token.split('.')[1] ?? '') : '';
    const { tid } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { tid?: unknown };
    return typeof tid === 'string' ? tid : '';
  } catch {
    return '';
  }
}

function exchangeFault(error: unknown, { issuer }: ServerMetadata): ProviderError {
  if (error instanceof ClientError && error.code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED') {
    const { claim } = ((error.cause as Error | undefined)?.cause ?? {}) as { claim?: unknown };
    return claim === 'iss'
      ? new ProviderError('auth', 'wrong-tenant', 'The account belongs to another directory than the app.')
      : new ProviderError('auth', 'consent-revoked', 'The provider vouches for another sign-in than this one.');
  }
  return tokenFault(error, new URL(issuer.replace(TENANT_PLACE, 'tenant')).host);
}
