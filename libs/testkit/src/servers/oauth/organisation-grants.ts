import { randomBytes } from 'node:crypto';
import type { OAuthServerOptions } from './oauth-options.js';
import { claimsOf, isSignedBy } from './signing-key.js';
import type { TokenLedger } from './token-ledger.js';

export interface TokenAnswer {
  readonly status: number;
  readonly body: object;
}

const HOUR = 3_600;
const refused = (error: string, description: string, status = 400): TokenAnswer => ({
  status,
  body: { error, error_description: description },
});

/** Tokens for whole organisations, which nobody is asked for: an administrator has granted them. */
export class OrganisationGrants {
  constructor(
    private readonly options: OAuthServerOptions,
    private readonly ledger: TokenLedger,
    private readonly seconds: () => number,
  ) {}

  /** RFC 7523, as Google takes it. @param audience the token endpoint @param now in seconds, by the server's clock */
  delegated(form: URLSearchParams, audience: string, now: number): TokenAnswer {
    const assertion = form.get('assertion') ?? '';
    const { iss, sub, aud, scope, iat, exp } = claimsOf(assertion);
    const account = this.options.serviceAccounts?.find(({ mail }) => mail === iss);
    if (!account || !isSignedBy(assertion, account.publicKey))
      return refused('invalid_grant', 'Invalid JWT Signature.');
    if (aud !== audience) return refused('invalid_grant', 'Invalid JWT: Failed audience check.');
    const isTimely = Number(iat) <= now + 300 && Number(exp) > now && Number(exp) - Number(iat) <= HOUR;
    if (!isTimely)
      return refused(
        'invalid_grant',
        'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
      );
    const asked = String(scope).split(' ');
    if (!asked.every((one) => account.scopes.includes(one)))
      return refused(
        'unauthorized_client',
        'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
        401,
      );
    const person = this.options.people.find(({ mail }) => mail === sub);
    if (!person) return refused('invalid_grant', 'Invalid email or User ID');
    return this.given(person.mail, asked);
  }

  /** RFC 6749 §4.4, as Microsoft takes it. */
  application(form: URLSearchParams, tenant: string | null): TokenAnswer {
    const granted = this.options.applications?.find(({ clientId }) => clientId === form.get('client_id'));
    if (granted?.tenant !== tenant)
      return refused('unauthorized_client', 'AADSTS700016: Application was not found in the directory.');
    if (granted?.secret !== form.get('client_secret'))
      return refused('invalid_client', 'AADSTS7000215: Invalid client secret provided.', 401);
    if (!form.get('scope')?.endsWith('/.default'))
      return refused('invalid_scope', 'AADSTS1002012: The provided value for scope is not valid.');
    return this.given(null, granted.roles);
  }

  private given(mailbox: string | null, scopes: readonly string[]): TokenAnswer {
    const token = randomBytes(24).toString('base64url');
    const seconds = this.seconds();
    this.ledger.note(token, mailbox, scopes, seconds);
    return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: seconds } };
  }
}
