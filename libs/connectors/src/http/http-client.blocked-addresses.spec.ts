import type { LookupAddress } from 'node:dns';
import { FeedServer, feed, localHttpClient } from '@calmirror/testkit';

/** Hosts that mean this machine or its neighbours, in all ways of writing them. */
const HOSTS = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '127.127.127.127',
  '2130706433',
  '2130706433.',
  '0x7f000001',
  '0x7f.0x0.0x0.0x1',
  '0X7F.1',
  '0177.0.0.1',
  '0177.0.0.01',
  '017700000001',
  '%31%32%37.0.0.1',
  '127。0。0。1',
  '127.0.0.1',
  '①②⑦.⓪.⓪.①',
  '0',
  '0.0.0.0',
  '0x0',
  '10.0.0.1',
  '10.255.255.255',
  '167772161',
  '100.64.0.1',
  '169.254.169.254',
  '169.254.169.254.',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '0xc0a80001',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::FFFF:7F00:0001]',
  '[::ffff:a9fe:a9fe]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::7f00:1]',
  '[100::1]',
  '[2001::1]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[2002:c0a8:1::1]',
  '[3fff::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  'localhost',
  'localhost.',
  'LOCALHOST',
  'ⓛocalhost',
];

/** What the operating system answers for `localhost`, which not every machine does alike. */
const LOOPBACK: readonly LookupAddress[] = [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
];

/** Names that an attacker's DNS answers with private addresses. */
const NAMES: Readonly<Record<string, readonly LookupAddress[]>> = {
  'loopback.example': [{ address: '127.0.0.1', family: 4 }],
  'loopback6.example': [{ address: '::1', family: 6 }],
  'mapped.example': [{ address: '::ffff:127.0.0.1', family: 6 }],
  'metadata.example': [{ address: '169.254.169.254', family: 4 }],
  'mixed.example': [
    { address: '93.184.216.34', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ],
  'nothing.example': [],
  'bücher.example': [{ address: '127.0.0.1', family: 4 }],
};

describe('addresses that are not public', () => {
  let server: FeedServer;
  beforeAll(async () => {
    server = (await FeedServer.start()).route('/', feed.plain('secret'));
  });
  afterAll(() => server.close());

  const get = async (url: string, answer = LOOPBACK): Promise<unknown> => {
    const client = localHttpClient({ allowedNetworks: [], resolve: () => Promise.resolve(answer) });
    const account = { kind: 'ics', key: 'a' };
    const signal = new AbortController().signal;
    try {
      return await client.get({ url, account, headers: {}, basic: null, signal });
    } finally {
      await client.close();
    }
  };

  it('are tried in at least sixty forms', () =>
    expect(HOSTS.length + Object.keys(NAMES).length).toBeGreaterThanOrEqual(60));

  it.each(HOSTS)('%s is refused without a connection', async (host) => {
    await expect(get(`http://${host}:${server.port}/`)).rejects.toMatchObject({
      kind: 'blocked',
      reason: 'address-not-allowed',
    });
    expect(server.connections).toBe(0);
  });

  it.each(Object.keys(NAMES))('the name %s, which leads there, is refused without a connection', async (name) => {
    await expect(get(`http://${name}:${server.port}/`, NAMES[name])).rejects.toMatchObject({
      kind: 'blocked',
      reason: 'address-not-allowed',
    });
    expect(server.connections).toBe(0);
  });

  it.each([
    ['ftp://feeds.test/', 'scheme-not-allowed'],
    ['file:///etc/passwd', 'scheme-not-allowed'],
    ['gopher://127.0.0.1:70/', 'scheme-not-allowed'],
    ['data:text/calendar,BEGIN:VCALENDAR', 'scheme-not-allowed'],
    ['javascript:alert(1)', 'scheme-not-allowed'],
    ['webcal://feeds.test/', 'scheme-not-allowed'],
    ['http://me:secret@feeds.test/', 'bad-address'],
    ['http://127.0.0.1@feeds.test/', 'bad-address'],
    ['http://feeds.test:99999/', 'bad-address'],
    ['http://[fe80::1%25eth0]/', 'bad-address'],
    ['http://256.256.256.256/', 'bad-address'],
    ['http:///', 'bad-address'],
    ['not an address', 'bad-address'],
    ['', 'bad-address'],
  ])('%s is refused as %s', async (url, reason) => {
    await expect(get(url)).rejects.toMatchObject({ reason });
    await expect(get(url)).rejects.not.toThrow(/secret/);
  });
});
