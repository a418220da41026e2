import { createHash } from 'node:crypto';
import type { OAuthServerOptions } from './oauth-options.js';
import type { OAuthPerson } from './oauth-person.js';
import { type Claims, claimsOf, signedJwt } from './signing-key.js';
import type { TokenLedger } from './token-ledger.js';

/** Each app knows a person by another name (OpenID Connect Core §8.1). */
const pairwise = (clientId: string, id: string): string =>
  createHash('sha256').update(`${clientId}:${id}`).digest('base64url');

export interface Issuing {
  /** Undefined for a token that is nobody's. */
  readonly person: OAuthPerson | undefined;
  /** Whether a code was what it was given for. */
  readonly isByCode: boolean;
  readonly options: OAuthServerOptions;
  readonly origin: string;
  /** Seconds by which the server's clock is ahead. */
  readonly skew: number;
  readonly seconds: number;
  readonly ledger: TokenLedger;
}

/** Makes the library's answer the provider's, and notes the token as an API will see it. */
export function completeAnswer(body: Record<string, unknown>, issuing: Issuing): void {
  const { person, options, ledger, seconds, isByCode } = issuing;
  const { access_token: token, id_token: idToken, scope } = body;
  if (!person || typeof token !== 'string') return;
  if (isByCode) ledger.giveBack(person.mail);
  const scopes = ledger.left(person.mail, String(scope).split(' '));
  body['scope'] = scopes.join(' ');
  ledger.note(token, person.mail, scopes, seconds);
  if (typeof idToken === 'string') body['id_token'] = signedJwt(idClaims(idToken, person, issuing));
  if (options.refreshSeconds !== undefined && isByCode) body['refresh_token_expires_in'] = options.refreshSeconds;
}

function idClaims(token: string, { id, mail, tenant }: OAuthPerson, { options, origin, skew }: Issuing): Claims {
  const { iat, exp, ...claims } = claimsOf(token);
  const of = { ...claims, iat: Number(iat) + skew, exp: Number(exp) + skew, email: mail };
  if (options.kind !== 'microsoft') return { ...of, email_verified: true, ...(tenant && { hd: tenant }) };
  const sub = pairwise(options.client.id, id);
  return { ...of, iss: `${origin}/${tenant ?? ''}/v2.0`, sub, oid: id, tid: tenant, preferred_username: mail };
}
