import type { OAuthProvider, OAuthReach } from './oauth-app.js';

/** One right that is asked for, with a sentence for whoever is asked. */
export interface ExplainedScope {
  /** As it is entered at the provider. */
  readonly scope: string;
  /** For one account that gives its consent, or for an organisation as a whole. */
  readonly access: 'account' | 'organisation';
  /** Null for what belongs to the sign-in itself, and is asked for whatever the tokens reach. */
  readonly reach: OAuthReach | null;
  readonly purpose: string;
}

const GOOGLE = 'https://www.googleapis.com/auth';
const GOOGLE_EVENTS = `${GOOGLE}/calendar.events`;
const GOOGLE_LIST = `${GOOGLE}/calendar.calendarlist.readonly`;
const GOOGLE_MAKES = `${GOOGLE}/calendar.app.created`;
const GOOGLE_PEOPLE = `${GOOGLE}/admin.directory.user.readonly`;
const GOOGLE_MAIL = 'https://mail.google.com/';
const GRAPH_CALENDARS = 'Calendars.ReadWrite';
const GRAPH_SHARED = 'Calendars.ReadWrite.Shared';
const GRAPH_ZONE = 'MailboxSettings.Read';
const GRAPH_PEOPLE = 'User.Read.All';
/** Of Exchange Online itself: Microsoft Graph has no IMAP. A token is for one of the two, and so is what a consent asks for. */
const EXCHANGE_IMAP = 'https://outlook.office.com/IMAP.AccessAsUser.All';

const WHO = 'Tells which account gave its consent.';
const EVENTS = 'Reads the events of source calendars, and writes mirrors to target calendars.';
const LIST = 'Lists the calendars to choose from. They cannot be changed with it.';
const ZONE = 'Tells the time zone of the mailbox, for times that stand in none. Nothing else of the settings is read.';
const MAIL = 'Finds invitations in mailboxes that are connected by IMAP. Nothing in a mailbox is ever changed.';
const MADE = 'Makes new calendars as targets, where that is asked for.';
const SHARED = 'Does the same in calendars that others share with the account.';
const MAIL_ADDRESS = 'Shows the mail address of the account in the console.';
const SIGN_IN_NAME = 'Tells the sign-in name where the account has no mail address.';
const PEOPLE = 'Lists the people whose mailboxes can be chosen.';
const OFFLINE = 'Goes on while nobody is signed in.';

type Meant = Pick<ExplainedScope, 'access' | 'reach'>;
const SIGN_IN: Meant = { access: 'account', reach: null };
const CALENDARS: Meant = { access: 'account', reach: 'calendars' };
const MAILBOX: Meant = { access: 'account', reach: 'mailbox' };
const ORGANISATION: Meant = { access: 'organisation', reach: 'calendars' };

/** All that is ever asked for, and not more than the adapters use. */
export const EXPLAINED_SCOPES: Readonly<Record<OAuthProvider, readonly ExplainedScope[]>> = {
  google: [
    { scope: GOOGLE_EVENTS, ...CALENDARS, purpose: EVENTS },
    { scope: GOOGLE_LIST, ...CALENDARS, purpose: LIST },
    { scope: GOOGLE_MAKES, ...CALENDARS, purpose: MADE },
    { scope: GOOGLE_MAIL, ...MAILBOX, purpose: MAIL },
    { scope: 'openid', ...SIGN_IN, purpose: WHO },
    { scope: 'email', ...SIGN_IN, purpose: MAIL_ADDRESS },
    { scope: GOOGLE_EVENTS, ...ORGANISATION, purpose: EVENTS },
    { scope: GOOGLE_LIST, ...ORGANISATION, purpose: LIST },
    { scope: GOOGLE_PEOPLE, ...ORGANISATION, purpose: PEOPLE },
  ],
  microsoft: [
    { scope: GRAPH_CALENDARS, ...CALENDARS, purpose: EVENTS },
    { scope: GRAPH_SHARED, ...CALENDARS, purpose: SHARED },
    { scope: GRAPH_ZONE, ...CALENDARS, purpose: ZONE },
    { scope: EXCHANGE_IMAP, ...MAILBOX, purpose: MAIL },
    { scope: 'offline_access', ...SIGN_IN, purpose: OFFLINE },
    { scope: 'openid', ...SIGN_IN, purpose: WHO },
    { scope: 'email', ...SIGN_IN, purpose: MAIL_ADDRESS },
    { scope: 'profile', ...SIGN_IN, purpose: SIGN_IN_NAME },
    { scope: GRAPH_CALENDARS, ...ORGANISATION, purpose: EVENTS },
    { scope: GRAPH_ZONE, ...ORGANISATION, purpose: ZONE },
    { scope: GRAPH_PEOPLE, ...ORGANISATION, purpose: PEOPLE },
  ],
};

/** What an account's consent is asked for. */
export const askedScopes = (provider: OAuthProvider, reach: OAuthReach): readonly string[] =>
  EXPLAINED_SCOPES[provider]
    .filter((scope) => scope.access === 'account' && (scope.reach ?? reach) === reach)
    .map(({ scope }) => scope);

/** For all of an organisation's mailboxes, by a service account of Google: what the administrator has delegated to it. */
export const DELEGATED_SCOPES = { calendars: [GOOGLE_EVENTS, GOOGLE_LIST], people: [GOOGLE_PEOPLE] } as const;

/** Rights that nothing works without; what else is unticked is missed where it would be used. Who someone is was proved by the sign-in itself. */
const NEEDED: Readonly<Record<OAuthProvider, Readonly<Record<OAuthReach, readonly string[]>>>> = {
  google: { calendars: [GOOGLE_EVENTS, GOOGLE_LIST], mailbox: [GOOGLE_MAIL] },
  microsoft: { calendars: [GRAPH_CALENDARS, GRAPH_SHARED], mailbox: [EXCHANGE_IMAP] },
};

/** Of the sign-in alone (OpenID Connect Core §5.4). */
const ABOUT_PEOPLE: ReadonlySet<string> = new Set(['openid', 'email', 'profile']);

/** What a refreshed access token of an account is asked for: rights of the API alone, and that it can be refreshed again. */
export const refreshScopes = (provider: OAuthProvider, reach: OAuthReach): readonly string[] =>
  provider === 'google' ? [] : askedScopes(provider, reach).filter((scope) => !ABOUT_PEOPLE.has(scope));

/**
 * Those of the needed rights that a consent left out: Google lets people untick them.
 * @param granted with spaces between; Microsoft writes some with the address of the API before them, and some without
 */
export function missingScopes(provider: OAuthProvider, reach: OAuthReach, granted: string): readonly string[] {
  const name = (scope: string): string => (provider === 'google' ? scope : shortName(scope));
  const names = new Set(granted.split(' ').map(name));
  return NEEDED[provider][reach].filter((scope) => !names.has(name(scope)));
}

const shortName = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1).toLowerCase();
