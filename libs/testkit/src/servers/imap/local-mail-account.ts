import type { MailAccount } from '@calmirror/connectors';

/** An account at a server of the test, on loopback. */
export function localMailAccount(port: number, more: Partial<MailAccount> = {}): MailAccount {
  return {
    key: 'a',
    host: '127.0.0.1',
    port,
    security: 'tls',
    username: 'alice',
    login: { kind: 'password', password: 'secret' },
    ...more,
  };
}
