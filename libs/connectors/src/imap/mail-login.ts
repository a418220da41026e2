import { ProviderError } from '@calmirror/core';
import type { TokenSource } from '../token-source.js';
import type { MailAccount } from '../mail/mail-source.js';

/**
 * Who signs in to a mailbox, and with what: name and password of the secret, or the name of the settings with access tokens of
 * the account that gave its consent. That may be another person's than the mailbox's, as with a shared one.
 * @param tokens of the connector; asked only where it signs in by a token
 * @throws ProviderError `credentials-refused` where the name or the password is missing, `refused` for a way that there is not
 */
export function mailLogin(
  settings: unknown,
  secret: unknown,
  tokens: TokenSource,
): Pick<MailAccount, 'username' | 'login'> {
  const signIn = memberOf(settings, 'signIn') ?? 'password';
  if (signIn === 'password') {
    const { username, password } = { username: textOf(secret, 'username'), password: textOf(secret, 'password') };
    if (username === null || password === null)
      throw new ProviderError('auth', 'credentials-refused', 'The connector has no complete user name and password.');
    return { username, login: { kind: 'password', password } };
  }
  if (signIn !== 'google' && signIn !== 'microsoft')
    throw new ProviderError('rejected', 'refused', 'The connector does not say how its mailbox is signed in to.');
  const username = textOf(settings, 'username');
  if (username === null)
    throw new ProviderError('auth', 'credentials-refused', 'The connector does not say which mailbox is signed in to.');
  const token = (): Promise<string> => tokens.accessToken(null);
  return { username, login: { kind: 'token', token, refused: (refused) => tokens.refused(refused) } };
}

function textOf(record: unknown, name: string): string | null {
  const value = memberOf(record, name);
  return typeof value === 'string' ? value : null;
}

const memberOf = (record: unknown, name: string): unknown =>
  typeof record === 'object' && record !== null ? (Reflect.get(record, name) as unknown) : undefined;
