import type { ProviderError } from '@calmirror/core';
import { IssuerDirectory } from './issuer-directory.js';
import type { Issuers, OAuthProvider } from './oauth-app.js';

const PUBLIC: Issuers = { google: 'https://accounts.google.com', microsoft: 'https://login.microsoftonline.com' };
const HOUR = 3_600_000;

/** Answers each address with its document, and counts. */
function directory(documents: Record<string, object>, issuers = PUBLIC, clock = { now: 0 }) {
  const asked: string[] = [];
  const answer = (url: string): Response => {
    asked.push(url);
    const found = documents[url.replace('/.well-known/openid-configuration', '')];
    return found ? Response.json(found) : Response.json({ error: 'invalid_tenant' }, { status: 400 });
  };
  const fetch = () => (input: string | URL | Request) => Promise.resolve(answer(input as string));
  return { asked, clock, found: new IssuerDirectory({ issuers, fetch, now: () => clock.now }) };
}

const metadata = (issuer: string, origin = new URL(issuer).origin): object => ({
  issuer,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
});

const reason = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'found',
    (error: ProviderError) => `${error.kind} ${error.reason}`,
  );

describe('the directory of issuers', () => {
  it('asks an issuer once an hour', async () => {
    const { found, asked, clock } = directory({ [PUBLIC.google]: metadata(PUBLIC.google) });
    await Promise.all([found.find('google', null), found.find('google', null)]);
    clock.now = HOUR - 1;
    await found.find('google', null);
    expect(asked).toHaveLength(1);
    clock.now = HOUR;
    await found.find('google', null);
    expect(asked).toHaveLength(2);
  });

  it('asks again after an answer that was of no use', async () => {
    const documents: Record<string, object> = { [PUBLIC.google]: { issuer: 7 } };
    const { found } = directory(documents);
    expect(await reason(found.find('google', null))).toBe('temporary server-error');
    documents[PUBLIC.google] = metadata(PUBLIC.google);
    expect(await reason(found.find('google', null))).toBe('found');
  });

  it.each([
    ['another name', 'google', null, { [PUBLIC.google]: metadata('https://evil.example') }],
    ['a longer name', 'google', null, { [PUBLIC.google]: metadata(`${PUBLIC.google}/x`) }],
    ['no tenant at all', 'microsoft', null, { [`${PUBLIC.microsoft}/organizations/v2.0`]: metadata(PUBLIC.microsoft) }],
    [
      'an endpoint in the open',
      'google',
      null,
      { [PUBLIC.google]: metadata(PUBLIC.google, 'http://accounts.google.com') },
    ],
    ['no endpoints', 'google', null, { [PUBLIC.google]: { issuer: PUBLIC.google } }],
  ] as const)('does not believe an issuer with %s', async (_, provider: OAuthProvider, tenant, documents) => {
    expect(await reason(directory(documents).found.find(provider, tenant))).toMatch(
      /^(temporary server-error|blocked scheme-not-allowed)$/,
    );
  });

  it.each([
    ['{tenantid}', null],
    ['11111111-1111-4111-8111-111111111111', 'corp.test'],
  ])('takes Microsoft’s issuer with %s in it', async (place, tenant) => {
    const asked = `${PUBLIC.microsoft}/${tenant ?? 'organizations'}/v2.0`;
    const { found } = directory({ [asked]: metadata(`${PUBLIC.microsoft}/${place}/v2.0`) });
    expect(await reason(found.find('microsoft', tenant))).toBe('found');
  });

  it('says of a tenant that is not there that it is the wrong one', async () => {
    expect(await reason(directory({}).found.find('microsoft', 'nowhere.test'))).toBe('auth wrong-tenant');
  });

  it.each([
    ['http://127.0.0.1:4000', 'found'],
    ['http://localhost:4000', 'found'],
    ['http://accounts.example.org', 'blocked scheme-not-allowed'],
    ['http://127.0.0.1.example.org', 'blocked scheme-not-allowed'],
  ])('asks %s without TLS on this machine alone: %s', async (google, outcome) => {
    const { found } = directory({ [google]: metadata(google) }, { ...PUBLIC, google });
    expect(await reason(found.find('google', null))).toBe(outcome);
  });
});
