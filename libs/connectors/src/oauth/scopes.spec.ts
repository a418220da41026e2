import type { OAuthProvider, OAuthReach } from './oauth-app.js';
import { askedScopes, EXPLAINED_SCOPES, missingScopes, refreshScopes } from './scopes.js';

const ASKED: readonly (readonly [OAuthProvider, OAuthReach])[] = [
  ['google', 'calendars'],
  ['google', 'mailbox'],
  ['microsoft', 'calendars'],
  ['microsoft', 'mailbox'],
];
const IS_OF_MAIL = /mail\.google|imap/i;

describe('scopes', () => {
  it.each(['google', 'microsoft'] as const)('of %s are each explained by a sentence', (provider) => {
    for (const { purpose } of EXPLAINED_SCOPES[provider]) expect(purpose).toMatch(/^[A-Z].*\.$/);
  });

  it.each(ASKED)('of %s for %s are asked for once', (provider, reach) => {
    expect(new Set(askedScopes(provider, reach)).size).toBe(askedScopes(provider, reach).length);
  });

  it('give no power over calendars that are not needed', () => {
    const asked = [...EXPLAINED_SCOPES.google, ...EXPLAINED_SCOPES.microsoft].map(({ scope }) => scope);
    expect(asked).not.toContain('https://www.googleapis.com/auth/calendar');
  });

  it.each(['google', 'microsoft'] as const)(
    'of %s for calendars give none over mail, nor the other way',
    (provider) => {
      expect(askedScopes(provider, 'calendars').filter((scope) => IS_OF_MAIL.test(scope))).toEqual([]);
      expect(askedScopes(provider, 'mailbox').filter((scope) => /calendar/i.test(scope))).toEqual([]);
      expect(askedScopes(provider, 'mailbox').filter((scope) => IS_OF_MAIL.test(scope))).toHaveLength(1);
    },
  );

  it.each(ASKED)('are all there in a full consent of %s for %s', (provider, reach) => {
    expect(missingScopes(provider, reach, askedScopes(provider, reach).join(' '))).toEqual([]);
  });

  it.each(ASKED)('of a full consent of %s for %s are not enough for the other', (provider, reach) => {
    const other = reach === 'calendars' ? 'mailbox' : 'calendars';
    expect(missingScopes(provider, other, askedScopes(provider, reach).join(' '))).not.toEqual([]);
  });

  it('are known again however Microsoft writes them', () => {
    const written =
      'https://graph.microsoft.com/calendars.readwrite https://graph.microsoft.com/Calendars.ReadWrite.Shared';
    expect(missingScopes('microsoft', 'calendars', `${written} openid`)).toEqual([]);
    expect(missingScopes('microsoft', 'calendars', 'openid Calendars.Read')).toEqual([
      'Calendars.ReadWrite',
      'Calendars.ReadWrite.Shared',
    ]);
    expect(missingScopes('microsoft', 'mailbox', 'https://outlook.office365.com/imap.accessasuser.all')).toEqual([]);
  });

  it('that are unticked at Google are named', () => {
    const [events, list] = askedScopes('google', 'calendars');
    expect(missingScopes('google', 'calendars', `openid email ${list}`)).toEqual([events]);
    expect(missingScopes('google', 'mailbox', 'openid email')).toEqual(['https://mail.google.com/']);
  });

  it('of the sign-in are not asked for again in a refresh', () => {
    expect(refreshScopes('google', 'calendars')).toEqual([]);
    expect(refreshScopes('microsoft', 'calendars')).toEqual([
      'Calendars.ReadWrite',
      'Calendars.ReadWrite.Shared',
      'MailboxSettings.Read',
      'offline_access',
    ]);
    expect(refreshScopes('microsoft', 'mailbox')).toEqual([
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'offline_access',
    ]);
  });
});
