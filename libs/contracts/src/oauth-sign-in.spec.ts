import { oauthSignIn } from './oauth-sign-in.js';

describe('where a connector signs in by OAuth', () => {
  it.each([
    ['google', { access: 'account' }, { provider: 'google', access: 'account', reach: 'calendars' }],
    ['google', { access: 'organisation' }, { provider: 'google', access: 'organisation', reach: 'calendars' }],
    ['microsoft', { access: 'account' }, { provider: 'microsoft', access: 'account', reach: 'calendars' }],
    ['microsoft', { access: 'organisation' }, { provider: 'microsoft', access: 'organisation', reach: 'calendars' }],
    ['imap', { signIn: 'google' }, { provider: 'google', access: 'account', reach: 'mailbox' }],
    ['imap', { signIn: 'microsoft' }, { provider: 'microsoft', access: 'account', reach: 'mailbox' }],
  ])('is, for %s with %p, %p', (kind, settings, signIn) => {
    expect(oauthSignIn({ kind, settings })).toEqual(signIn);
  });

  it('is one account for a mailbox, whatever else is said', () => {
    expect(oauthSignIn({ kind: 'imap', settings: { signIn: 'microsoft', access: 'organisation' } })).toMatchObject({
      access: 'account',
    });
  });

  it.each([
    ['imap', { signIn: 'password' }],
    ['imap', {}],
    ['imap', null],
    ['caldav', { signIn: 'google' }],
    ['ics', { url: 'https://example.org/' }],
    ['published', undefined],
    [undefined, { access: 'account' }],
  ])('is nowhere for %p with %p', (kind, settings) => {
    expect(oauthSignIn({ kind, settings })).toBeNull();
  });
});
