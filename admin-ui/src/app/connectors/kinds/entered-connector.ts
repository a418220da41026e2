import type { ConnectorAnswer, ConnectorInput, ConnectorUpdate } from '@calmirror/contracts';
import { type AccountAccess, type ConnectorKind, OAUTH_KINDS, type OAuthKind } from '@calmirror/contracts/closed-lists';
import { type OAuthSignIn, oauthSignIn } from '@calmirror/contracts/oauth-sign-in';
import type { Sent } from '../../data/send';
import { hostOf, wholeAddress } from './address';
import { type EnteredMailbox, mailboxFrom, mailboxSettings, NO_MAILBOX } from './entered-mailbox';

/** All that the kinds ask for, as typed. A kind reads its own fields; what two of them share survives a change of mind. */
export interface EnteredConnector {
  readonly name: string;
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly access: AccountAccess;
  /** An app registration of the connector's own, in place of the installation's. */
  readonly ownApp: boolean;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tenant: string;
  /** On whose behalf the people of a Google Workspace are listed. */
  readonly admin: string;
  /** The key file of a Google service account, as text. */
  readonly serviceAccountKey: string;
  readonly mailbox: EnteredMailbox;
}

export const NOTHING_ENTERED: EnteredConnector = {
  name: '',
  url: '',
  username: '',
  password: '',
  access: 'account',
  ownApp: false,
  clientId: '',
  clientSecret: '',
  tenant: '',
  admin: '',
  serviceAccountKey: '',
  mailbox: NO_MAILBOX,
};

export const isOAuthKind = (kind: ConnectorKind): kind is OAuthKind => OAUTH_KINDS.some((one) => one === kind);

/** How a connector would sign in by OAuth that is made of this; null where a password signs in, or nobody does. */
export const enteredSignIn = (kind: ConnectorKind, { access, mailbox }: EnteredConnector): OAuthSignIn | null =>
  oauthSignIn({ kind, settings: { access, signIn: mailbox.signIn } });

/** What a stored connector is edited from: its secret is never answered, and empty fields keep it. */
export function enteredFrom({ name, settings }: Pick<ConnectorAnswer, 'name' | 'settings'>): EnteredConnector {
  const text = (key: string): string => (typeof settings[key] === 'string' ? settings[key] : '');
  return {
    ...NOTHING_ENTERED,
    name,
    url: text('url'),
    username: text('username'),
    access: text('access') === 'organisation' ? 'organisation' : 'account',
    ownApp: text('clientId') !== '',
    clientId: text('clientId'),
    tenant: text('tenant'),
    admin: text('admin'),
    mailbox: mailboxFrom(settings),
  };
}

/** What makes a connector of this kind. One without a name is called after its host, or its mail address. */
export function connectorInput(kind: ConnectorKind, entered: EnteredConnector, unnamed: string): Sent<ConnectorInput> {
  const settings = settingsOf(kind, entered);
  const secret = secretOf(kind, entered);
  const name = entered.name.trim() || placeOf(settings) || unnamed;
  return { kind, name, settings, ...(secret && { secret }) };
}

/** The members that differ from what is stored; an untouched secret is not among them, and so is kept. */
export function connectorChange(
  stored: Pick<ConnectorAnswer, 'kind' | 'name' | 'settings'>,
  entered: EnteredConnector,
): ConnectorUpdate {
  const name = entered.name.trim();
  const settings = settingsOf(stored.kind, entered);
  const secret = secretOf(stored.kind, entered);
  const before = settingsOf(stored.kind, enteredFrom(stored));
  return {
    ...(name !== stored.name && { name }),
    ...(JSON.stringify(settings) !== JSON.stringify(before) && { settings }),
    ...(secret && { secret }),
  };
}

/** Whether the secret that is stored still fits what is entered, so that empty fields keep it. */
export function keepsSecret(
  stored: Pick<ConnectorAnswer, 'kind' | 'settings' | 'hasSecret'>,
  entered: EnteredConnector,
): boolean {
  const { kind, settings, hasSecret } = stored;
  return hasSecret && secretOpens(kind, settings) === secretOpens(kind, settingsOf(kind, entered));
}

/** What a secret is for: a login, a service account, or an app registration. */
function secretOpens(kind: ConnectorKind, settings: object): string {
  const signIn = oauthSignIn({ kind, settings });
  if (signIn === null) return 'login';
  if (signIn.provider === 'google' && signIn.access === 'organisation') return 'service account';
  return `app ${'clientId' in settings ? String(settings.clientId) : ''}`;
}

function placeOf(settings: ConnectorInput['settings']): string | null {
  if ('url' in settings) return hostOf(settings.url);
  return 'host' in settings ? (settings.addresses?.[0] ?? settings.host) : null;
}

function settingsOf(kind: ConnectorKind, entered: EnteredConnector): ConnectorInput['settings'] {
  if (kind === 'published') return {};
  if (kind === 'imap') return { ...mailboxSettings(entered.mailbox), ...signInSettings(entered) };
  if (!isOAuthKind(kind)) return { url: wholeAddress(entered.url) };
  const { access, ownApp } = entered;
  const [clientId, tenant, admin] = [entered.clientId.trim(), entered.tenant.trim(), entered.admin.trim()];
  if (kind === 'google') return access === 'organisation' ? { access, admin } : { access, ...(ownApp && { clientId }) };
  return { access, ...(tenant !== '' && { tenant }), ...(ownApp && { clientId }) };
}

/** Of a mailbox that a token opens; with a password all of it is secret. */
function signInSettings({ mailbox, ...entered }: EnteredConnector): object {
  const { signIn } = mailbox;
  if (signIn === 'password') return {};
  const [clientId, tenant] = [entered.clientId.trim(), entered.tenant.trim()];
  return {
    signIn,
    username: loginOf(entered.username, mailbox),
    ...(signIn === 'microsoft' && tenant !== '' && { tenant }),
    ...(entered.ownApp && { clientId }),
  };
}

const loginOf = (username: string, { mail }: EnteredMailbox): string => username.trim() || mail.trim();

function secretOf(kind: ConnectorKind, entered: EnteredConnector): NonNullable<ConnectorInput['secret']> | null {
  const { username, password, ownApp, serviceAccountKey, mailbox } = entered;
  if (kind === 'published') return null;
  const signIn = enteredSignIn(kind, entered);
  if (signIn === null && kind === 'imap')
    return password === '' ? null : { username: loginOf(username, mailbox), password };
  if (signIn === null) return username === '' && password === '' ? null : { username, password };
  if (signIn.provider === 'google' && signIn.access === 'organisation')
    return serviceAccountKey === '' ? null : { serviceAccountKey };
  const clientSecret = entered.clientSecret.trim();
  return ownApp && clientSecret !== '' ? { clientSecret } : null;
}
