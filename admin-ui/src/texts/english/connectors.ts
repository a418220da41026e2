import { connectorAccount as account } from './connector-account';
import { connectorCalendars as calendars } from './connector-calendars';
import { mailbox } from './mailbox';
import type { AddressFault } from '../../app/connectors/kinds/address';
import type { CaldavServerId } from '../../app/connectors/kinds/caldav-servers';
import type { ConnectorKind, ConnectorStatus, ConnectorStatusReason } from '@calmirror/contracts/closed-lists';

const count = new Intl.NumberFormat('en');
const many = (amount: number, one: string, more: string): string =>
  amount === 1 ? `1 ${one}` : `${count.format(amount)} ${more}`;

const kinds: Record<ConnectorKind, string> = {
  ics: 'Calendar feed',
  caldav: 'CalDAV account',
  published: 'Published here',
  google: 'Google account',
  microsoft: 'Microsoft account',
  imap: 'Mailbox',
};

/** What a kind is good for, for somebody who has to choose one. */
const kindLeads: Record<ConnectorKind, string> = {
  ics: 'An address that ends in .ics or begins with webcal. Calmirror reads it; nobody can write to it.',
  caldav: 'iCloud, Fastmail, Nextcloud and others. Their calendars are read, and written where you may.',
  published: 'Calendars that Calmirror keeps, each with an address of its own that others subscribe to.',
  google: 'Calendars of a Google account.',
  microsoft: 'Calendars of Microsoft 365 or Outlook.',
  imap: 'Invitations that come by mail, read over IMAP as a calendar. Nothing in the mailbox is changed.',
};

const statuses: Record<ConnectorStatus, string> = {
  draft: 'Not checked yet',
  active: 'Works',
  'needs-attention': 'Needs attention',
  disabled: 'Switched off',
};

interface ReasonText {
  readonly what: string;
  readonly next: string;
}

/** Why a connector does not work, and what a person is to do. */
const reasons: Record<ConnectorStatusReason, ReasonText> = {
  'credentials-refused': {
    what: 'The provider refuses the user name or the password.',
    next: 'Enter a new one. Many providers take only a password that was made for an app.',
  },
  forbidden: {
    what: 'Signing in works, but this account may not see the calendars.',
    next: 'Let their owner share them with this account, then check again.',
  },
  'not-connected': {
    what: 'Nobody has signed in to this account for Calmirror yet.',
    next: 'Connect it: the provider asks you to sign in, and what Calmirror may do.',
  },
  'consent-revoked': {
    what: 'The account no longer lets Calmirror in.',
    next: 'Connect it again. Its calendars and pairs stay as they are.',
  },
  'client-refused': {
    what: 'The provider refuses the app registration.',
    next: 'Look whether the client ID is right and its secret has not ended, and enter the new one.',
  },
  'permission-missing': {
    what: 'A permission that Calmirror needs was not given.',
    next: 'Connect again and allow all that is asked for, or have an administrator grant it to the app.',
  },
  'wrong-tenant': {
    what: 'This account is of another organisation than the app registration is for.',
    next: 'Sign in with an account of that organisation, or change the tenant.',
  },
  'account-disabled': {
    what: 'The mailbox is switched off at the provider, or has no calendar.',
    next: 'Have an administrator of the organisation switch it on, then check again.',
  },
  'clock-skew': {
    what: 'The provider finds that the clock of this machine is wrong.',
    next: 'Set the clock, then check again.',
  },
  'address-not-allowed': {
    what: 'Calmirror may not go to this address.',
    next: 'Enter a public address, or have an operator allow the network with ALLOWED_NETWORKS. Then check again.',
  },
  'not-found': {
    what: 'There is nothing at this address any more.',
    next: 'Look up the present address at the provider and enter it.',
  },
  'not-a-calendar': {
    what: 'There is something at this address, but no calendar that can be read.',
    next: 'Enter the address that the calendar program calls iCal, ICS or subscription.',
  },
  'connection-failed': {
    what: 'The provider could not be reached.',
    next: 'Check again. If it stays, look whether the server runs and whether this machine can reach it.',
  },
  'secret-unreadable': {
    what: 'The stored password cannot be opened with the keys of this installation.',
    next: 'Enter it again, or bring back the key that it was sealed with (SECRET_KEYS).',
  },
  'not-validated': {
    what: 'It has not been tried since it was made or changed.',
    next: 'Check it now.',
  },
};

/** In place of a refused password, where none is asked for. */
const consentUnused: ReasonText = {
  what: 'The mail server does not open the mailbox to the account that gave its consent.',
  next: 'Look whether that account may open it and IMAP is switched on for it, then connect it again.',
};

const serverFaults: Record<AddressFault, string> = {
  missing: 'Enter the address of the server, such as https://caldav.example.org/.',
  'not-an-address': 'This is no address. It looks like https://caldav.example.org/.',
  scheme: 'The address of a server begins with https:// or http://.',
  credentials: 'Enter user name and password in their own fields below, where they are kept sealed.',
  placeholder: 'Put the name of your server in place of HOST.',
};

const serverSignIn: Record<CaldavServerId | 'other', { readonly username: string; readonly password: string }> = {
  icloud: {
    username: 'The email address of the Apple account.',
    password: 'An app-specific password, made at account.apple.com under Sign-In and Security.',
  },
  fastmail: {
    username: 'The whole email address.',
    password: 'An app password, made in Settings → Privacy & Security.',
  },
  nextcloud: {
    username: 'The name of the account.',
    password: 'An app password, made in Personal settings → Security.',
  },
  baikal: { username: 'The name of the account.', password: '' },
  radicale: { username: 'The name of the account.', password: '' },
  google: { username: '', password: '' },
  other: { username: '', password: 'If the provider offers app passwords, make one for Calmirror.' },
};

/** What can be done with the calendars of an account, as one sentence. */
function abilities({ readable, writable, createsCalendars }: Abilities): string {
  const rights = [...(readable ? ['read'] : []), ...(writable ? ['write'] : [])].join(' and ') || 'Nothing';
  return capital(rights) + (createsCalendars ? ', and make new calendars' : '');
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

interface Abilities {
  readonly readable: boolean;
  readonly writable: boolean;
  readonly createsCalendars: boolean;
}

export const connectors = {
  title: 'Connectors',
  one: 'Connector',
  kinds,
  kindLeads,
  statuses,
  reasons,
  consentUnused,
  abilities,
  account,
  mailbox,
  number: (value: number) => count.format(value),
  summary: (total: number, asking: number, whole: boolean) => {
    if (total === 0) return '';
    const all = many(total, 'connector', 'connectors');
    if (asking === 0) return all;
    const here = whole ? '' : ' on this page';
    return `${all}, ${count.format(asking)}${here} ${asking === 1 ? 'needs' : 'need'} attention`;
  },
  found: (total: number) => `${total === 0 ? 'No connector' : many(total, 'connector', 'connectors')} found`,
  columns: {
    name: 'Connector',
    status: 'Status',
    kind: 'Kind',
    calendars: 'Calendars',
    checked: 'Last checked',
  },
  filters: { label: 'Narrow the list', name: 'Name contains', status: 'Status', kind: 'Kind', any: 'Any' },
  never: 'never',
  add: 'Add a connector',
  mirror: 'Mirror a calendar',
  loading: 'Loading the connectors …',
  loadingOne: 'Loading the connector …',
  notUpdated: 'What you see is not fresh',
  none: 'No connector yet',
  noneLead:
    'A connector is a place where calendars are: an account, the address of a feed, or Calmirror itself. The first is made on the way when you mirror a calendar.',
  noneFound: 'No connector is like that',
  noneFoundLead: 'Ask for less, or look at all of them.',
  showAll: 'Show all',
  save: 'Save',
  saving: 'Saving …',
  saved: 'Saved.',
  cancel: 'Cancel',
  steps: {
    check: 'Check again',
    connect: 'Connect again',
    edit: 'Change the settings',
    'sign-in': 'Enter a new password',
  },
  checking: {
    title: 'Checks',
    again: 'Check again',
    running: 'Checking …',
    well: 'Everything is all right.',
    ill: 'Something is not right.',
  },
  settings: {
    title: 'Settings',
    open: 'Edit',
    address: 'Address',
    can: 'Calmirror can',
    made: 'Made',
  },
  signIn: {
    title: 'Sign-in',
    open: 'New password',
    add: 'Add a sign-in',
    stored: 'Stored and sealed; never shown',
    none: 'None',
    lead: 'Takes the place of what is stored, and is tried at once. Pairs that wait for it go on by themselves.',
    save: 'Save and check',
    forget: 'Remove the sign-in',
  },
  calendars,
  removal: {
    open: 'Remove',
    title: (name: string) => `Remove “${name}”?`,
    body: (calendars: number, published: boolean, secret: boolean) => {
      const kept = published
        ? 'Their addresses stop working for everybody who subscribes to them.'
        : 'Nothing changes at the provider.';
      const gone =
        calendars === 0
          ? 'None of its calendars is in use.'
          : `${many(calendars, 'calendar', 'calendars')} of it ${calendars === 1 ? 'is' : 'are'} forgotten along with it. ${kept}`;
      return `${gone} Its settings${secret ? ' and its stored password' : ''} are deleted. No pair uses it.`;
    },
    consent: {
      label: 'End its consent at Google too',
      hint: 'Unless another connector here lives by it. Other installations that use the same app lose it as well.',
    },
    act: 'Remove the connector',
    done: (name: string) => `“${name}” was removed.`,
    inUse: (pairs: number) => `Not removed: ${many(pairs, 'pair uses', 'pairs use')} its calendars`,
    inUseNext: (pairs: number, mirrors: number) => {
      const which = pairs === 1 ? 'it' : 'them';
      const kept =
        mirrors === 0
          ? ''
          : `, with the ${many(mirrors, 'mirror', 'mirrors')} that ${pairs === 1 ? 'it keeps' : 'they keep'}`;
      return `Remove or change ${which} first${kept}.`;
    },
    more: (pairs: number) => `and ${many(pairs, 'other', 'others')}`,
  },
  making: {
    title: 'Add a connector',
    kind: 'Where are the calendars?',
    wizard: 'To make a connector and a pair in one go:',
    submit: 'Add and check',
    submitThere: 'Add',
  },
  /** A connector that was given no name, and has no host to be called after. */
  unnamed: { ics: 'Feed', caldav: 'CalDAV', published: 'Published', imap: 'Mailbox', ...account.unnamed },
  form: {
    name: 'Name',
    nameHint: 'Left empty, it is called after its host.',
    nameHintHere: 'Left empty, it is called “Published”.',
    needName: 'Enter a name.',
    feedAddress: 'Address of the feed',
    feedHint: 'What the calendar program calls iCal, ICS or subscription address.',
    feedSignIn: 'The feed asks for a user name and password',
    feedFaults: {
      ...serverFaults,
      missing: 'Enter the address of the feed, such as https://example.org/rota.ics.',
      'not-an-address': 'This is no address. It looks like https://example.org/rota.ics.',
      scheme: 'The address of a feed begins with https://, http:// or webcal://.',
    },
    servers: 'Known servers',
    serverAddress: 'Address of the server',
    serverHint: 'The name of the server alone will often do.',
    serverFaults,
    serverSignIn,
    googleHint:
      'Google takes no passwords for CalDAV. Make a calendar feed instead, with the secret iCal address from the settings of the Google calendar.',
    username: 'User name',
    password: 'Password',
    showPassword: 'Show the password',
    secretKept: 'A user name and password are stored and never shown. Leave both fields empty to keep them.',
    needUsername: 'Enter the user name.',
    needPassword: 'Enter the password.',
    needUsernameToo: 'Enter the user name too: both are replaced together.',
    needPasswordToo: 'Enter the password too: both are replaced together.',
    publishedNothing: 'Nothing to set: Calmirror itself keeps these calendars.',
  },
};
