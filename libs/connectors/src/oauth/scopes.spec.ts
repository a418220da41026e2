import { askedScopes, EXPLAINED_SCOPES, missingScopes, refreshScopes } from './scopes.js';

describe('scopes', () => {
  it.each(['google', 'microsoft'] as const)(
    'of %s are each explained by a sentence, and none is asked twice',
    (provider) => {
      for (const { purpose } of EXPLAINED_SCOPES[provider]) expect(purpose).toMatch(/^[A-Z].*\.$/);
      expect(new Set(askedScopes(provider)).size).toBe(askedScopes(provider).length);
    },
  );

  it('give no power over calendars that are not needed, nor over mail', () => {
    const asked = [...EXPLAINED_SCOPES.google, ...EXPLAINED_SCOPES.microsoft].map(({ scope }) => scope);
    expect(asked).not.toContain('https://www.googleapis.com/auth/calendar');
    expect(asked.filter((scope) => /mail(\.|$)/i.test(scope) && scope !== 'email')).toEqual([]);
  });

  it.each(['google', 'microsoft'] as const)('are all there in a full consent of %s', (provider) => {
    expect(missingScopes(provider, askedScopes(provider).join(' '))).toEqual([]);
  });

  it('are known again however Microsoft writes them', () => {
    const written =
      'https://graph.microsoft.com/calendars.readwrite https://graph.microsoft.com/Calendars.ReadWrite.Shared';
    expect(missingScopes('microsoft', `${written} openid`)).toEqual([]);
    expect(missingScopes('microsoft', 'openid Calendars.Read')).toEqual([
      'Calendars.ReadWrite',
      'Calendars.ReadWrite.Shared',
    ]);
  });

  it('that are unticked at Google are named', () => {
    const [events, list] = askedScopes('google');
    expect(missingScopes('google', `openid email ${list}`)).toEqual([events]);
  });

  it('of the sign-in are not asked for again in a refresh', () => {
    expect(refreshScopes('google')).toEqual([]);
    expect(refreshScopes('microsoft')).toEqual([
      'Calendars.ReadWrite',
      'Calendars.ReadWrite.Shared',
      'MailboxSettings.Read',
      'offline_access',
    ]);
  });
});
