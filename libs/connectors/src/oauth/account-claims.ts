import type { OAuthProvider } from './oauth-app.js';

/** Whose account it is, as its provider says. */
export interface AccountIdentity {
  /** Never changes, and is nobody else's at this provider. */
  readonly subject: string;
  /** Mail address, or the name that one signs in with. */
  readonly mail: string | null;
  /** Microsoft: id of the directory. Google: the domain of the Workspace. */
  readonly tenant: string | null;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads the claims of an id token whose signature and audience were checked. Microsoft's `sub` is another one for each app: a
 * person is known by `oid` within `tid`.
 */
export function accountIdentity(provider: OAuthProvider, claims: Claims): AccountIdentity {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const subject = text('sub') ?? '';
  if (provider === 'google') return { subject, mail: text('email'), tenant: text('hd') };
  return { subject: text('oid') ?? subject, mail: text('email') ?? text('preferred_username'), tenant: text('tid') };
}
