import { FixedTokens } from '@calmirror/testkit';
import { parseImapSettings } from './imap-settings.js';

const LOGIN = { username: 'Me@Example.org', password: 'p' };
const parse = (settings: object, secret: unknown = LOGIN) => parseImapSettings(settings, secret, new FixedTokens());

describe('the settings of a mailbox', () => {
  it('need no more than its server and a login', () => {
    expect(parse({ host: ' imap.example.org ' })).toEqual({
      account: {
        host: 'imap.example.org',
        port: 993,
        security: 'tls',
        username: 'Me@Example.org',
        login: { kind: 'password', password: 'p' },
      },
      mailbox: 'INBOX',
      rules: { trust: 'lenient', addresses: ['me@example.org'], authenticates: false },
      authservId: null,
      lookBackDays: 365,
    });
  });

  it('are taken as they were saved', () => {
    const settings = {
      host: 'imap.example.org',
      port: 1143,
      security: 'starttls',
      mailbox: 'Réunions',
      addresses: ['Office@Example.org', 'me@example.org'],
      trust: 'strict',
      authservId: 'mx.example.org',
      lookBackDays: 30,
    };
    expect(parse(settings, { ...LOGIN, username: 'me' })).toMatchObject({
      account: { port: 1143, security: 'starttls', username: 'me' },
      mailbox: 'Réunions',
      rules: { trust: 'strict', addresses: ['office@example.org', 'me@example.org'], authenticates: true },
      authservId: 'mx.example.org',
      lookBackDays: 30,
    });
  });

  it('sign in by a token where they say so', () => {
    const { account } = parse({ host: 'imap.gmail.com', signIn: 'google', username: 'me@example.org' }, null);
    expect([account.username, account.login.kind]).toEqual(['me@example.org', 'token']);
  });

  it('ask for 143 where encryption begins later, or never', () => {
    expect([parse({ host: 'a', security: 'starttls' }), parse({ host: 'a', security: 'none' })]).toMatchObject([
      { account: { port: 143 } },
      { account: { port: 143 } },
    ]);
  });

  it.each([
    ['no server', {}, LOGIN, 'bad-address'],
    ['a blank server', { host: ' ' }, LOGIN, 'bad-address'],
    ['no login', { host: 'a' }, null, 'credentials-refused'],
    ['half a login', { host: 'a' }, { username: 'me' }, 'credentials-refused'],
  ])('make no adapter: %s', (_, settings, secret, reason) => {
    expect(() => parse(settings, secret)).toThrow(expect.objectContaining({ name: 'ProviderError', reason }) as Error);
  });
});
