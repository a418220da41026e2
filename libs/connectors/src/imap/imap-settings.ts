import { ProviderError, SENDER_TRUST, type SchedulingRules, type SenderTrust } from '@calmirror/core';
import type { TokenSource } from '../token-source.js';
import { mailLogin } from './mail-login.js';
import type { MailAccount, MailSecurity } from '../mail/mail-source.js';

/** What an `imap` connector is made of. */
export interface ImapSettings {
  readonly account: Omit<MailAccount, 'key'>;
  /** The folder that invitations come to. */
  readonly mailbox: string;
  readonly rules: SchedulingRules;
  /** The name by which the mailbox's own server signs what it found out about senders (RFC 8601 §2.5); null: nobody is believed. */
  readonly authservId: string | null;
  /** Days that a first read looks back for mails. */
  readonly lookBackDays: number;
}

const TLS_PORT = 993;
const PLAIN_PORT = 143;
const LOOK_BACK_DAYS = 365;
const SECURITIES: readonly MailSecurity[] = ['tls', 'starttls', 'none'];

/**
 * Reads a connector's stored settings and secret.
 * @param tokens of the connector; asked only where it signs in by a token
 * @throws ProviderError `bad-address` without a server, `credentials-refused` without a complete login
 */
export function parseImapSettings(settings: unknown, secret: unknown, tokens: TokenSource): ImapSettings {
  const host = textOf(settings, 'host')?.trim() ?? '';
  if (host === '') throw new ProviderError('rejected', 'bad-address', 'The connector has no server.');
  const security = SECURITIES.find((one) => one === textOf(settings, 'security')) ?? 'tls';
  const port = numberOf(settings, 'port') ?? (security === 'tls' ? TLS_PORT : PLAIN_PORT);
  const login = mailLogin(settings, secret, tokens);
  const authservId = textOf(settings, 'authservId');
  const trust: SenderTrust = SENDER_TRUST.find((one) => one === textOf(settings, 'trust')) ?? 'lenient';
  return {
    account: { host, port, security, ...login },
    mailbox: textOf(settings, 'mailbox') ?? 'INBOX',
    rules: { trust, addresses: ownAddresses(settings, login.username), authenticates: authservId !== null },
    authservId,
    lookBackDays: numberOf(settings, 'lookBackDays') ?? LOOK_BACK_DAYS,
  };
}

/** The user name is one of them where it is an address. */
function ownAddresses(settings: unknown, username: string): readonly string[] {
  const listed = memberOf(settings, 'addresses');
  const texts = [...(Array.isArray(listed) ? (listed as unknown[]) : []), username];
  const addresses = texts.flatMap((text) => (typeof text === 'string' && text.includes('@') ? [text] : []));
  return [...new Set(addresses.map((address) => address.trim().toLowerCase()))];
}

function textOf(record: unknown, name: string): string | null {
  const value = memberOf(record, name);
  return typeof value === 'string' ? value : null;
}

function numberOf(record: unknown, name: string): number | null {
  const value = memberOf(record, name);
  return typeof value === 'number' ? value : null;
}

const memberOf = (record: unknown, name: string): unknown =>
  typeof record === 'object' && record !== null ? (Reflect.get(record, name) as unknown) : undefined;
