import { providerOfDomain, providerOfHost, providerOfMx } from './mail-provider.js';
import { MAIL_PROVIDERS } from './mail-providers.js';
import { isHostName } from './mail-address.js';

const hostOfDomain = (domain: string): string | null | undefined => providerOfDomain(MAIL_PROVIDERS, domain)?.host;
const hostOfMx = (exchange: string): string | null | undefined => providerOfMx(MAIL_PROVIDERS, exchange)?.host;

it.each([
  ['gmail.com', 'imap.gmail.com'],
  ['googlemail.com', 'imap.gmail.com'],
  ['hotmail.co.uk', 'outlook.office365.com'],
  ['live.nl', 'outlook.office365.com'],
  ['me.com', 'imap.mail.me.com'],
  ['yahoo.com.br', 'imap.mail.yahoo.com'],
  ['gmx.at', 'imap.gmx.net'],
  ['gmx.com', 'imap.gmx.com'],
  ['posteo.net', 'posteo.de'],
  ['t-online.de', 'secureimap.t-online.de'],
  ['free.fr', 'imap.free.fr'],
])('addresses at %s are at %s', (domain, host) => {
  expect(hostOfDomain(domain)).toBe(host);
});

it.each([
  ['aspmx.l.google.com', 'imap.gmail.com'],
  ['ASPMX2.GOOGLEMAIL.COM.', 'imap.gmail.com'],
  ['example-org.mail.protection.outlook.com', 'outlook.office365.com'],
  ['example-org.a-v1.mx.microsoft', 'outlook.office365.com'],
  ['in1-smtp.messagingengine.com', 'imap.fastmail.com'],
  ['mx2.zoho.eu', 'imappro.zoho.eu'],
  ['mx.yandex.net', 'imap.yandex.com'],
  ['mx00.kundenserver.de', 'imap.ionos.de'],
  ['mx1.mail.ovh.net', 'ssl0.ovh.net'],
  ['smtp.secureserver.net', 'imap.secureserver.net'],
  ['mx-aol.mail.gm0.yahoodns.net', 'imap.aol.com'],
  ['mx-eu.mail.am0.yahoodns.net', 'imap.mail.yahoo.com'],
])('what %s takes in is at %s', (exchange, host) => {
  expect(hostOfMx(exchange)).toBe(host);
});

it.each(['yahoo.example.org', 'notgmail.com', 'gmail.com.example.org', 'mail.yahoo.de', 'outlook.', 'live.stream.tv'])(
  'addresses at %s are at nobody who is known',
  (domain) => {
    expect(hostOfDomain(domain)).toBeUndefined();
  },
);

it.each(['evilgoogle.com', 'google.com.example.org', '', '.'])('who %s is is not known', (exchange) => {
  expect(hostOfMx(exchange)).toBeUndefined();
});

it('every provider has a server, or a reason why not', () => {
  for (const { host, obstacle } of MAIL_PROVIDERS) {
    expect(host === null).toBe(obstacle !== undefined);
    expect(host === null || isHostName(host)).toBe(true);
  }
});

it('no domain and no mail server is of two providers', () => {
  const domains = MAIL_PROVIDERS.flatMap((provider) => provider.domains);
  expect(domains).toHaveLength(new Set(domains).size);
  const ends = MAIL_PROVIDERS.flatMap(({ mx }) => mx);
  expect(ends).toHaveLength(new Set(ends).size);
});

it('every name is found by itself, before a shorter one that it ends in', () => {
  for (const provider of MAIL_PROVIDERS) {
    for (const end of provider.mx) expect(providerOfMx(MAIL_PROVIDERS, `mx1.${end}`)).toBe(provider);
    if (provider.host !== null) expect(providerOfHost(MAIL_PROVIDERS, provider.host)).toBe(provider);
  }
});

it('help is on pages that are read over https', () => {
  for (const { help } of MAIL_PROVIDERS) expect(help ?? 'https://').toMatch(/^https:\/\//);
});
