import type { StoredSecret } from './connector-secrets.js';

/** The login by which a mailbox is known: a server may be called otherwise, or be another one, and hold the same mails. */
export function mailboxLogin(
  { signIn = 'password', username }: Readonly<Record<string, unknown>>,
  secret: StoredSecret | null,
): string | null {
  if (signIn !== 'password') return typeof username === 'string' ? username.toLowerCase() : null;
  return secret && 'username' in secret ? secret.username.toLowerCase() : null;
}
