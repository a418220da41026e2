/** Providers whose accounts are signed in to by OAuth. */
export type OAuthProvider = 'google' | 'microsoft';

/** What access tokens let one do: use the API of calendars, or sign in to a mailbox by IMAP. */
export type OAuthReach = 'calendars' | 'mailbox';

/** An app as it is registered at a provider. */
export interface OAuthApp {
  readonly provider: OAuthProvider;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Microsoft: id or domain of a directory, or one of the words for several; null: any organisation. */
  readonly tenant: string | null;
}

/** Who signs people in, as OpenID Connect names the issuers; Microsoft's without the tenant. No slash at the end. */
export type Issuers = Readonly<Record<OAuthProvider, string>>;

/** Work and school accounts of every directory. */
const ANY_ORGANISATION = 'organizations';

/** The address of the issuer to ask, beneath which its metadata stands. */
export function issuerOf(issuers: Issuers, provider: OAuthProvider, tenant: string | null): string {
  if (provider === 'google') return issuers.google;
  return `${issuers.microsoft}/${encodeURIComponent(tenant ?? ANY_ORGANISATION)}/v2.0`;
}
