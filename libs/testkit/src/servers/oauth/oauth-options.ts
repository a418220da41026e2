import type { OAuthPerson } from './oauth-person.js';
import type { OidcHeld } from './oidc-store.js';
import type { SignInWords } from './sign-in-words.js';

/** A Google service account, with what an administrator has delegated to it. */
export interface ServiceAccountGrant {
  readonly mail: string;
  /** PEM. */
  readonly publicKey: string;
  readonly scopes: readonly string[];
}

/** Permissions that an administrator has granted a Microsoft app for all mailboxes of a tenant. */
export interface ApplicationGrant {
  readonly clientId: string;
  readonly secret: string;
  readonly tenant: string;
  readonly roles: readonly string[];
}

export interface OAuthServerOptions {
  /** Whose ways it has; absent: Google's. */
  readonly kind?: 'google' | 'microsoft';
  readonly client: { readonly id: string; readonly secret: string; readonly redirectUri: string };
  readonly people: readonly OAuthPerson[];
  readonly scopes: readonly string[];
  /** Microsoft's directories: each id with its domain. */
  readonly tenants?: Readonly<Record<string, string>>;
  /**
   * What becomes of a refresh token that was used: nothing; another one is given and the old one stays good, as with Microsoft; or the
   * old one is over, and whoever brings it again loses the whole consent.
   */
  readonly rotation?: 'none' | 'kept' | 'strict';
  /** Google's apps in "Testing": seconds until a consent ends, which is told. */
  readonly refreshSeconds?: number;
  /** Seconds for which a consent and its refresh tokens are good; a day where nothing is said. */
  readonly consentSeconds?: number;
  /** What the pages of a sign-in say of themselves. */
  readonly words?: SignInWords;
  /** What another server held, to go on from; it is kept up. */
  readonly held?: OidcHeld;
  readonly serviceAccounts?: readonly ServiceAccountGrant[];
  readonly applications?: readonly ApplicationGrant[];
  /** 0: any that is free. */
  readonly port?: number;
}
