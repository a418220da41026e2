import { createHash } from 'node:crypto';
import { AccountConsent } from './account-consent.js';
import { IssuerDirectory } from './issuer-directory.js';
import type { OAuthApp, OAuthReach } from './oauth-app.js';
import { askedScopes } from './scopes.js';

const ISSUERS = { google: 'https://accounts.google.com', microsoft: 'https://login.microsoftonline.com' };
const PROOF = {
  state: 'the state',
  nonce: 'the nonce',
  verifier: 'a verifier of more than forty-three characters, as asked',
};
const BACK = 'https://calendars.example.org/api/oauth/callback';

const issuerIn = (url: string): string => url.replace('/.well-known/openid-configuration', '');
const parts = {
  issuers: ISSUERS,
  now: Date.now,
  fetch: () => (input: string | URL | Request) => {
    const issuer = issuerIn(input as string);
    const endpoints = { authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` };
    return Promise.resolve(Response.json({ issuer, ...endpoints }));
  },
};
const consent = new AccountConsent(parts, new IssuerDirectory(parts));
const app = (provider: OAuthApp['provider']): OAuthApp => ({
  provider,
  clientId: 'the client',
  clientSecret: 'planted secret',
  tenant: null,
});

async function asked(
  provider: OAuthApp['provider'],
  hint: string | null,
  reach: OAuthReach = 'calendars',
): Promise<Record<string, string>> {
  const url = await consent.address(app(provider), reach, PROOF, BACK, hint);
  return Object.fromEntries(url.searchParams);
}

describe('the page that a browser is sent to', () => {
  it.each(['google', 'microsoft'] as const)(
    'of %s is asked by code, with state, nonce and the digest of the verifier',
    async (provider) => {
      const query = await asked(provider, null);
      expect(query).toMatchObject({
        response_type: 'code',
        client_id: 'the client',
        redirect_uri: BACK,
        scope: askedScopes(provider, 'calendars').join(' '),
        state: PROOF.state,
        nonce: PROOF.nonce,
        code_challenge: createHash('sha256').update(PROOF.verifier).digest('base64url'),
        code_challenge_method: 'S256',
      });
      expect(JSON.stringify(query)).not.toMatch(/planted|forty-three/);
    },
  );

  it('asks for the mailbox, and not for calendars, where that is what is read', async () => {
    expect((await asked('google', null, 'mailbox'))['scope']).toBe('https://mail.google.com/ openid email');
    expect((await asked('microsoft', null, 'mailbox'))['scope']).toBe(
      'https://outlook.office.com/IMAP.AccessAsUser.All offline_access openid email profile',
    );
  });

  it('lets a person choose the account, unless one alone will do', async () => {
    expect(await asked('google', null)).toMatchObject({ access_type: 'offline', prompt: 'consent select_account' });
    expect(await asked('google', 'ada@example.org')).toMatchObject({
      prompt: 'consent',
      login_hint: 'ada@example.org',
    });
    expect(await asked('microsoft', null)).toMatchObject({ prompt: 'select_account' });
    const hinted = await asked('microsoft', 'ada@example.org');
    expect([hinted['login_hint'], hinted['prompt']]).toEqual(['ada@example.org', undefined]);
  });
});
