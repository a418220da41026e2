import type { HttpClient } from '../../http/http-client.js';
import { feed, FeedServer, localHttpClient } from '@calmirror/testkit';
import { guessMailServers } from './guess-mail-servers.js';
import type { GuessedServers } from './guessed-server.js';
import type { MailNames } from './mail-names.js';

const WELL_KNOWN = '/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress=anna%40example.org';
const FILE = `<clientConfig version="1.1"><emailProvider id="example.org"><incomingServer type="imap">
  <hostname>told.example.org</hostname><port>993</port><socketType>SSL</socketType>
  <authentication>password-cleartext</authentication><username>%EMAILLOCALPART%</username>
  </incomingServer></emailProvider></clientConfig>`;

const refused = (): Promise<never> => Promise.reject(new Error('ENOTFOUND'));
const silent = <T>(): Promise<T> => new Promise<T>(() => undefined);
const NO_NAMES: MailNames = { imaps: refused, exchanges: refused };
const NO_HTTP: Pick<HttpClient, 'get'> = { get: refused };

describe('guessing the server of a mailbox', () => {
  let web: FeedServer;
  const client = localHttpClient();
  /** The domain's web server, which is not at port 443 here. */
  const http: Pick<HttpClient, 'get'> = {
    get: async (request) => {
      const { origin, pathname, search } = new URL(request.url);
      if (origin !== 'https://example.org') throw new Error('ENOTFOUND');
      const response = await client.get({ ...request, url: web.url(`${pathname}${search}`) });
      return { ...response, url: request.url };
    },
  };
  const guess = (
    address: string,
    parts: Partial<Parameters<typeof guessMailServers>[1]> = {},
  ): Promise<GuessedServers> => guessMailServers(address, { http: NO_HTTP, names: NO_NAMES, ...parts });

  beforeEach(async () => {
    web = await FeedServer.start();
  });
  afterEach(() => web.close());
  afterAll(() => client.close());

  it('a known provider is told at once, and nobody is asked', async () => {
    const silentParts = { http: { get: silent }, names: { imaps: silent, exchanges: silent } };
    expect(await guess('anna@gmail.com', silentParts)).toEqual({
      servers: [
        {
          host: 'imap.gmail.com',
          port: 993,
          security: 'tls',
          username: 'anna@gmail.com',
          source: 'known-provider',
          wants: 'google',
          provider: 'Google',
          help: 'https://support.google.com/accounts/answer/185833',
        },
      ],
      obstacle: null,
      provider: null,
    });
  });

  it('where the login is the name alone, it is told like that', async () => {
    const { servers } = await guess('anna@icloud.com');
    expect(servers).toMatchObject([{ username: 'anna', wants: 'app-password', provider: 'iCloud' }]);
  });

  it('a provider that has no IMAP is said to have none', async () => {
    expect(await guess('anna@proton.me')).toEqual({ servers: [], obstacle: 'needs-bridge', provider: 'Proton' });
    const names = { imaps: refused, exchanges: () => Promise.resolve(['mail.tutanota.de']) };
    expect(await guess('anna@example.org', { names })).toEqual({ servers: [], obstacle: 'no-imap', provider: 'Tuta' });
  });

  it('what the domain says comes first, then who takes in its mail, the usual name last', async () => {
    web.route(WELL_KNOWN, feed.plain(FILE));
    const names: MailNames = {
      imaps: () => Promise.resolve([{ host: 'srv.example.org', port: 993 }]),
      exchanges: () => Promise.resolve(['mx1.example.org', 'in1-smtp.messagingengine.com']),
    };
    const { servers } = await guess('anna@example.org', { http, names });
    expect(servers.map(({ host, source, username, wants }) => [source, host, username, wants])).toEqual([
      ['autoconfig', 'told.example.org', 'anna', 'password'],
      ['srv', 'srv.example.org', 'anna@example.org', 'password'],
      ['mx', 'imap.fastmail.com', 'anna@example.org', 'app-password'],
      ['guess', 'imap.example.org', 'anna@example.org', 'password'],
    ]);
  });

  it('a server that two of them name is told once, by the surer one', async () => {
    const names: MailNames = {
      imaps: () => Promise.resolve([{ host: 'imap.example.org', port: 993 }]),
      exchanges: refused,
    };
    const { servers } = await guess('anna@example.org', { names });
    expect(servers.map(({ source }) => source)).toEqual(['srv']);
  });

  it('a known server wants what it is known to want, whoever named it', async () => {
    web.route(
      WELL_KNOWN,
      feed.plain(FILE.replace('told.example.org', 'outlook.office365.com').replace('password-cleartext', 'OAuth2')),
    );
    const { servers } = await guess('anna@example.org', { http });
    expect(servers[0]).toMatchObject({ source: 'autoconfig', wants: 'microsoft', provider: 'Microsoft' });
  });

  it('a server that takes tokens of nobody knows whom is left out', async () => {
    web.route(WELL_KNOWN, feed.plain(FILE.replace('password-cleartext', 'OAuth2')));
    const { servers } = await guess('anna@example.org', { http });
    expect(servers.map(({ source }) => source)).toEqual(['guess']);
  });

  it('where nobody says anything, the usual name is left', async () => {
    const { servers } = await guess('anna@example.org');
    expect(servers).toMatchObject([
      { host: 'imap.example.org', port: 993, security: 'tls', source: 'guess', provider: null },
    ]);
  });

  it('a file that was not read over https to the end is not believed', async () => {
    web.route(WELL_KNOWN, feed.plain(FILE));
    const led: Pick<HttpClient, 'get'> = {
      get: async (request) => ({ ...(await http.get(request)), url: 'http://example.org/config.xml' }),
    };
    const { servers } = await guess('anna@example.org', { http: led });
    expect(servers.map(({ source }) => source)).toEqual(['guess']);
  });

  it('a file of ten megabytes is no answer', async () => {
    web.route(WELL_KNOWN, feed.plain(FILE + ' '.repeat(10_000_000)));
    const { servers } = await guess('anna@example.org', { http });
    expect(servers.map(({ source }) => source)).toEqual(['guess']);
  });

  it('what nobody answers in time is left out', async () => {
    const names: MailNames = { imaps: silent, exchanges: () => Promise.resolve(['mx.yandex.net']) };
    const { servers } = await guess('anna@example.org', { http: { get: silent }, names, withinMs: 50 });
    expect(servers.map(({ source }) => source)).toEqual(['mx', 'guess']);
  });

  it('a domain in other letters is asked for as DNS has it', async () => {
    const { servers } = await guess('anna@Bücher.example');
    expect(servers).toMatchObject([{ host: 'imap.xn--bcher-kva.example', username: 'anna@Bücher.example' }]);
  });

  it.each([
    '',
    'anna',
    '@example.org',
    'anna@',
    'anna@localhost',
    'anna@127.0.0.1',
    'anna@[127.0.0.1]',
    'anna@example..org',
    'an na@example.org',
    'anna@example.org/x',
    'anna@example.org:8080',
  ])('for %j there is no server, and nobody is asked', async (address) => {
    const silentParts = { http: { get: silent }, names: { imaps: silent, exchanges: silent } };
    expect(await guess(address, silentParts)).toEqual({ servers: [], obstacle: null, provider: null });
  });
});
