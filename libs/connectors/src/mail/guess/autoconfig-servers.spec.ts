import fc from 'fast-check';
import { type AutoconfigServer, autoconfigServers } from './autoconfig-servers.js';
import type { MailAddress } from './mail-address.js';

const ADDRESS: MailAddress = { whole: 'Anna.Kern@example.org', localPart: 'Anna.Kern', domain: 'example.org' };

const imap = (parts: string, type = 'imap'): string => `<incomingServer type="${type}">${parts}</incomingServer>`;
const file = (servers: string): string => `<?xml version="1.0" encoding="UTF-8"?>
  <!-- of the provider -->
  <clientConfig version="1.1"><emailProvider id="example.org"><domain>example.org</domain>
  <displayName>Mail &amp; more</displayName>${servers}
  <outgoingServer type="smtp"><hostname>smtp.example.org</hostname><port>465</port><socketType>SSL</socketType></outgoingServer>
  </emailProvider></clientConfig>`;
const SERVER =
  '<hostname>mail.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType>' +
  '<authentication>password-cleartext</authentication><username>%EMAILADDRESS%</username>';
const read = (text: string): readonly AutoconfigServer[] => autoconfigServers(text, ADDRESS);

it('the IMAP server of a provider is read, with the address put in', () => {
  expect(read(file(imap(SERVER)))).toEqual([
    { host: 'mail.example.org', port: 993, security: 'tls', username: 'Anna.Kern@example.org', takes: 'password' },
  ]);
});

it('the login may be the name before the domain', () => {
  const [server] = read(file(imap(SERVER.replace('%EMAILADDRESS%', '%EMAILLOCALPART%'))));
  expect(server?.username).toBe('Anna.Kern');
});

it('several come in their order, those of other protocols and those without TLS left out', () => {
  const starttls = SERVER.replace('993', '143').replace('SSL', 'STARTTLS');
  const plain = SERVER.replace('993', '143').replace('SSL', 'plain');
  const servers = read(file(imap(SERVER, 'pop3') + imap(plain) + imap(starttls) + imap(SERVER)));
  expect(servers.map(({ port, security }) => [port, security])).toEqual([
    [143, 'starttls'],
    [993, 'tls'],
  ]);
});

it.each([
  ['takes Kerberos alone', SERVER.replace('password-cleartext', 'GSSAPI')],
  ['is an address in numbers', SERVER.replace('mail.%EMAILDOMAIN%', '10.0.0.1')],
  ['is no name', SERVER.replace('mail.%EMAILDOMAIN%', 'mail example')],
  ['has no port', SERVER.replace('993', '')],
  ['has a port that there is not', SERVER.replace('993', '70000')],
  ['has an unknown kind of security', SERVER.replace('SSL', 'constructor')],
])('a server that %s is left out', (_, server) => {
  expect(read(file(imap(server)))).toEqual([]);
});

it('a server that takes tokens alone says so', () => {
  expect(read(file(imap(SERVER.replace('password-cleartext', 'OAuth2'))))).toMatchObject([{ takes: 'oauth2' }]);
});

it('a login with control characters is not taken over', () => {
  const [server] = read(file(imap(SERVER.replace('%EMAILADDRESS%', 'a&#13;&#10;b'))));
  expect(server?.username).toBe('Anna.Kern@example.org');
});

describe('what is no such file, or one that would do harm', () => {
  const BOMB = `<?xml version="1.0"?><!DOCTYPE clientConfig [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  it.each([
    ['nothing', ''],
    ['a page', '<!DOCTYPE html><html><body>Not found</body></html>'],
    ['another document', '<config/>'],
    ['half a file', file(imap(SERVER)).slice(0, -30)],
    ['crossed elements', file(imap(SERVER)).replace('</hostname><port>', '<port></hostname>')],
    ['two documents', file(imap(SERVER)) + file(imap(SERVER)).replace(/<\?.*?\?>/, '')],
    [
      'entities of its own',
      BOMB +
        file(imap(SERVER))
          .replace(/<\?.*?\?>/, '')
          .replace('993', '&b;'),
    ],
    [
      'a file from elsewhere',
      file(imap(SERVER)).replace('<clientConfig', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><clientConfig'),
    ],
    ['an element a thousand deep', '<clientConfig>'.repeat(1_000) + '</clientConfig>'.repeat(1_000)],
    ['ten megabytes', file(`${imap(SERVER)}<x>${'a'.repeat(10_000_000)}</x>`)],
    ['an attribute that never ends', `<clientConfig a="${'x '.repeat(40_000)}`],
    ['spaces that never end', `<clientConfig${' '.repeat(90_000)}`],
    ['a comment that never ends', `<clientConfig><!--${'-'.repeat(90_000)}`],
  ])('%s names no server, and costs no time', (_, text) => {
    const started = performance.now();
    expect(read(text)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('whatever the text, there is an answer', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '<!--',
      '-->',
      '&#x110000;',
      '&lt;',
      '"',
      "'",
      '=',
      ' ',
      'clientConfig',
      '<![CDATA[',
      ']]>',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        expect(Array.isArray(read(pieces.join('')))).toBe(true);
      }),
    );
  });
});
