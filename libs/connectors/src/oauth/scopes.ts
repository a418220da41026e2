import type { OAuthProvider } from './oauth-app.js';

/** One right that is asked for, with a sentence for whoever is asked. */
export interface ExplainedScope {
  /** As it is entered at the provider. */
  readonly scope: string;
  /** For one account that gives its consent, or for an organisation as a whole. */
  readonly access: 'account' | 'organisation';
  readonly purpose: string;
}

const GOOGLE = 'https://www.googleapis.com/auth';
const GOOGLE_EVENTS = `${GOOGLE}/calendar.events`;
const GOOGLE_LIST = `${GOOGLE}/calendar.calendarlist.readonly`;
const GOOGLE_MAKES = `${GOOGLE}/calendar.app.created`;
const GOOGLE_PEOPLE = `${GOOGLE}/admin.directory.user.readonly`;
const GRAPH_CALENDARS = 'Calendars.ReadWrite';
const GRAPH_SHARED = 'Calendars.ReadWrite.Shared';
const GRAPH_ZONE = 'MailboxSettings.Read';
const GRAPH_PEOPLE = 'User.Read.All';

const WHO = 'Tells which account gave its consent.';
const EVENTS = 'Reads the events of source calendars, and writes mirrors to target calendars.';
const LIST = 'Lists the calendars to choose from. They cannot be changed with it.';
const ZONE = 'Tells the time zone of the mailbox, for times that stand in none. Nothing else of the settings is read.';

/** All that is ever asked for, and not more than the adapters use. */
export const EXPLAINED_SCOPES: Readonly<Record<OAuthProvider, readonly ExplainedScope[]>> = {
  google: [
    { scope: GOOGLE_EVENTS, access: 'account', purpose: EVENTS },
    { scope: GOOGLE_LIST, access: 'account', purpose: LIST },
    { scope: GOOGLE_MAKES, access: 'account', purpose: 'Makes new calendars as targets, where that is asked for.' },
    { scope: 'openid', access: 'account', purpose: WHO },
    { scope: 'email', access: 'account', purpose: 'Shows the mail address of the account in the console.' },
    { scope: GOOGLE_EVENTS, access: 'organisation', purpose: EVENTS },
    { scope: GOOGLE_LIST, access: 'organisation', purpose: LIST },
    { scope: GOOGLE_PEOPLE, access: 'organisation', purpose: 'Lists the people whose mailboxes can be chosen.' },
  ],
  microsoft: [
    { scope: GRAPH_CALENDARS, access: 'account', purpose: EVENTS },
    {
      scope: GRAPH_SHARED,
      access: 'account',
      purpose: 'Does the same in calendars that others share with the account.',
    },
    { scope: GRAPH_ZONE, access: 'account', purpose: ZONE },
    { scope: 'offline_access', access: 'account', purpose: 'Goes on while nobody is signed in.' },
    { scope: 'openid', access: 'account', purpose: WHO },
    { scope: 'email', access: 'account', purpose: 'Shows the mail address of the account in the console.' },
    { scope: 'profile', access: 'account', purpose: 'Tells the sign-in name where the account has no mail address.' },
    { scope: GRAPH_CALENDARS, access: 'organisation', purpose: EVENTS },
    { scope: GRAPH_ZONE, access: 'organisation', purpose: ZONE },
    { scope: GRAPH_PEOPLE, access: 'organisation', purpose: 'Lists the people whose mailboxes can be chosen.' },
  ],
};

/** What an account's consent is asked for. */
export const askedScopes = (provider: OAuthProvider): readonly string[] =>
  EXPLAINED_SCOPES[provider].filter(({ access }) => access === 'account').map(({ scope }) => scope);

/** For all of an organisation's mailboxes, by a service account of Google: what the administrator has delegated to it. */
export const DELEGATED_SCOPES = { calendars: [GOOGLE_EVENTS, GOOGLE_LIST], people: [GOOGLE_PEOPLE] } as const;

/** Rights that nothing works without; what else is unticked is missed where it would be used. Who someone is was proved by the sign-in itself. */
const NEEDED: Readonly<Record<OAuthProvider, readonly string[]>> = {
  google: [GOOGLE_EVENTS, GOOGLE_LIST],
  microsoft: [GRAPH_CALENDARS, GRAPH_SHARED],
};

/** Of the sign-in alone (OpenID Connect Core §5.4). */
const ABOUT_PEOPLE: ReadonlySet<string> = new Set(['openid', 'email', 'profile']);

/** What a refreshed access token of an account is asked for: rights of the API alone, and that it can be refreshed again. */
export const refreshScopes = (provider: OAuthProvider): readonly string[] =>
  provider === 'google' ? [] : askedScopes(provider).filter((scope) => !ABOUT_PEOPLE.has(scope));

/**
 * Those of the needed rights that a consent left out: Google lets people untick them.
 * @param granted with spaces between; Microsoft writes some with the address of the API before them
 */
export function missingScopes(provider: OAuthProvider, granted: string): readonly string[] {
  const names = new Set(granted.split(' ').map((scope) => (provider === 'google' ? scope : shortName(scope))));
  return NEEDED[provider].filter((scope) => !names.has(provider === 'google' ? scope : scope.toLowerCase()));
}

const shortName = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1).toLowerCase();
