import { createHash } from 'node:crypto';
import type { OAuthServerOptions } from './oauth-options.js';
import type { OAuthPerson } from './oauth-person.js';
import { claimsOf, signedJwt } from './signing-key.js';

/** Each app knows a person by another name (OpenID Connect Core §8.1). */
const pairwise = (clientId: string, id: string): string =>
  createHash('sha256').update(`${clientId}:${id}`).digest('base64url');

/** The id token as the provider makes it, out of the library's. @param skew seconds by which the server's clock is ahead */
export function issuedIdToken(
  token: string,
  person: OAuthPerson,
  { kind, client }: OAuthServerOptions,
  origin: string,
  skew: number,
): string {
  const { iat, exp, ...claims } = claimsOf(token);
  const times = { iat: Number(iat) + skew, exp: Number(exp) + skew };
  const { id, mail, tenant } = person;
  if (kind !== 'microsoft')
    return signedJwt({ ...claims, ...times, email: mail, email_verified: true, ...(tenant && { hd: tenant }) });
  return signedJwt({
    ...claims,
    ...times,
    iss: `${origin}/${tenant ?? ''}/v2.0`,
    sub: pairwise(client.id, id),
    oid: id,
    tid: tenant,
    preferred_username: mail,
    email: mail,
  });
}
