import type { ConnectorInput } from '@calmirror/contracts';
import {
  MAIL_SECURITIES,
  MAIL_SIGN_INS,
  type MailSecurityMode,
  type MailSignIn,
} from '@calmirror/contracts/closed-lists';
import type { SenderTrust } from '@calmirror/core';

/** What is entered of a mailbox, beside the sign-in that other kinds have too. */
export interface EnteredMailbox {
  /** Its address, which mostly is the login as well. */
  readonly mail: string;
  readonly host: string;
  /** Null for the usual one. */
  readonly port: number | null;
  readonly security: MailSecurityMode;
  readonly signIn: MailSignIn;
  readonly folder: string;
  /** Its other addresses, parted by commas, spaces or lines. */
  readonly aliases: string;
  readonly trust: SenderTrust;
  readonly authservId: string;
  /** Null for the usual span. */
  readonly lookBackDays: number | null;
}

export const NO_MAILBOX: EnteredMailbox = {
  mail: '',
  host: '',
  port: null,
  security: 'tls',
  signIn: 'password',
  folder: '',
  aliases: '',
  trust: 'lenient',
  authservId: '',
  lookBackDays: null,
};

/** From the least that a sender may to all. */
export const TRUSTS: readonly SenderTrust[] = ['strict', 'lenient', 'off'];

type MailboxInput = Extract<ConnectorInput['settings'], { host: string }>;

export function mailboxFrom(settings: Readonly<Record<string, unknown>>): EnteredMailbox {
  const text = (key: string): string => (typeof settings[key] === 'string' ? settings[key] : '');
  const number = (key: string): number | null => (typeof settings[key] === 'number' ? settings[key] : null);
  const addresses = Array.isArray(settings['addresses']) ? settings['addresses'].map(String) : [];
  const [mail = '', ...aliases] = addresses;
  return {
    mail,
    host: text('host'),
    port: number('port'),
    security: MAIL_SECURITIES.find((one) => one === settings['security']) ?? NO_MAILBOX.security,
    signIn: MAIL_SIGN_INS.find((one) => one === settings['signIn']) ?? NO_MAILBOX.signIn,
    folder: text('mailbox'),
    aliases: aliases.join('\n'),
    trust: TRUSTS.find((one) => one === settings['trust']) ?? NO_MAILBOX.trust,
    authservId: text('authservId'),
    lookBackDays: number('lookBackDays'),
  };
}

export function mailboxSettings(entered: EnteredMailbox): MailboxInput {
  const { port, security, trust, lookBackDays } = entered;
  const [folder, authservId] = [entered.folder.trim(), entered.authservId.trim()];
  return {
    host: entered.host.trim(),
    ...(port !== null && { port }),
    security,
    ...(folder !== '' && { mailbox: folder }),
    addresses: [...new Set([entered.mail.trim(), ...addressesIn(entered.aliases)])].filter((one) => one !== ''),
    trust,
    ...(authservId !== '' && { authservId }),
    ...(lookBackDays !== null && { lookBackDays }),
  };
}

/** The addresses of a list as people write one. */
export function addressesIn(list: string): readonly string[] {
  return list.split(/[\s,;]+/).filter((one) => one !== '');
}

/** Good enough to see a slip; the server judges. */
export const isMailAddress = (text: string): boolean => /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(text.trim());
