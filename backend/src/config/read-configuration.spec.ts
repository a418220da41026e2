import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from './read-configuration.js';
import { StartRefused } from './start-refused.js';

const KEY = `a:${Buffer.alloc(32, 1).toString('base64')}`;
const RIGHT = { DATABASE_URL: 'postgres://me@localhost/calmirror', SECRET_KEYS: KEY };

const refusal = (environment: Record<string, string>): string => {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof StartRefused) return error.message;
    throw error;
  }
  throw new Error('was not refused');
};

describe('readConfiguration', () => {
  it('takes the values that are set, and the defaults for absent and empty variables', () => {
    const read = readConfiguration({
      ...RIGHT,
      MODE: 'worker',
      PORT: '8080',
      LOG_LEVEL: '',
      DEMO: '1',
      ALLOWED_NETWORKS: '10.0.0.0/8, fd00::/8',
    });
    expect(read).toMatchObject({
      mode: 'worker',
      port: 8080,
      logLevel: 'info',
      demo: true,
      embedded: false,
      metricsToken: null,
      allowedNetworks: ['10.0.0.0/8', 'fd00::/8'],
    });
    expect(read.origin).toBe('http://127.0.0.1:8080');
  });

  it.each([
    ['https://calendars.example.org', '', 'https://calendars.example.org'],
    ['http://calendars.example.org', '', null],
    ['', '', null],
    ['http://127.0.0.1:3000', '', null],
    ['http://127.0.0.1:3000', '10.0.0.0/8', null],
    ['http://127.0.0.1:3000', '127.0.0.0/8', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', '::1/128', 'http://[::1]:3000'],
    ['http://localhost.example.org', '127.0.0.0/8', null],
  ])('lets providers reach “%s”, where connectors may reach “%s”: %j', (PUBLIC_URL, ALLOWED_NETWORKS, origin) => {
    expect(readConfiguration({ ...RIGHT, PUBLIC_URL, ALLOWED_NETWORKS }).pushOrigin).toBe(origin);
  });

  it('lets the providers of a demonstration reach it on this machine', () => {
    const here = { ...RIGHT, PUBLIC_URL: 'http://127.0.0.1:3000', DEMO: '1' };
    expect(readConfiguration(here).pushOrigin).toBe(here.PUBLIC_URL);
  });

  it('names every fault at once, on one line, and shows no secret', () => {
    const message = refusal({
      MODE: 'both',
      PORT: 'many',
      PUBLIC_URL: 'https://example.org/path',
      SECRET_KEYS: `a:${Buffer.alloc(16, 7).toString('base64')}`,
      ADMIN_EMAIL: 'ada@example.org',
      ALLOWED_NETWORKS: '10.0.0.0/33',
      DEMO: 'yes',
    });
    for (const name of ['MODE', 'PORT', 'DATABASE_URL', 'PUBLIC_URL', 'SECRET_KEYS', 'ALLOWED_NETWORKS', 'DEMO']) {
      expect(message).toMatch(new RegExp(`[:;] ${name} `));
    }
    expect(message).toContain('ADMIN_EMAIL and ADMIN_PASSWORD go together');
    expect(message).not.toContain('\n');
    expect(message).not.toContain('BwcH');
  });

  it('sends what is secret to a provider of this machine alone without TLS', () => {
    const plain = refusal({
      ...RIGHT,
      GOOGLE_API: 'http://google.example.org',
      MICROSOFT_ISSUER: 'http://127.0.0.1.example.org',
    });
    expect(plain).toMatch(/GOOGLE_API must be an https:.*MICROSOFT_ISSUER must be an https:/);
    const here = { GOOGLE_API: 'http://127.0.0.1:3011', MICROSOFT_API: 'https://microsoftgraph.chinacloudapi.cn' };
    expect(readConfiguration({ ...RIGHT, ...here })).toMatchObject({ googleApi: here.GOOGLE_API });
  });

  it('knows the app of a demonstration in a demonstration alone', () => {
    expect(refusal({ ...RIGHT, DEMO_APP: 'id:secret' })).toContain('DEMO_APP is for a demonstration: it needs DEMO=1');
    expect(readConfiguration({ ...RIGHT, DEMO: '1', DEMO_APP: 'id:secret' }).demoApp).toBe('id:secret');
  });

  it('says one thing of a variable that is wrong in several ways', () => {
    expect(refusal({ ...RIGHT, PORT: 'x' })).toMatch(/^wrong environment: PORT [^;]+$/);
  });

  it.each([
    ['no key', ','],
    ['a key of another length', `a:${Buffer.alloc(31).toString('base64')}`],
    ['a key id twice', `${KEY},${KEY}`],
    ['an id with a colon too many', 'a:b:c'],
    ['something that is no base64', `a:${'*'.repeat(43)}=`],
  ])('refuses a key ring with %s', (_, ring) => {
    expect(refusal({ ...RIGHT, SECRET_KEYS: ring })).toMatch(/^wrong environment: SECRET_KEYS [^;]+$/);
  });

  it('refuses a database of the operator’s own without a key ring', () => {
    expect(refusal({ DATABASE_URL: RIGHT.DATABASE_URL })).toContain('SECRET_KEYS is required');
  });

  describe('with the embedded database', () => {
    const folder = mkdtempSync(join(tmpdir(), 'calmirror-config-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('makes a key ring once, keeps it for the owner alone, and reads it again at the next start', () => {
      const environment = { DATABASE_URL: RIGHT.DATABASE_URL, EMBEDDED: '1', DATA_DIR: join(folder, 'new') };
      const first = readConfiguration(environment).secretKeys;
      const file = join(folder, 'new', 'secret-keys');
      expect(readFileSync(file, 'utf8')).toBe(`${first}\n`);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readConfiguration(environment).secretKeys).toBe(first);
    });
  });
});
