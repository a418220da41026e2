import { createHash } from 'node:crypto';
import { OAuthServer } from './oauth-server.js';

const ADA = { id: 'ada', mail: 'ada@corp.test' };
const BACK = 'http://127.0.0.1:9/callback';
const VERIFIER = 'a-verifier-of-more-than-forty-three-characters-as-is-asked';
const SCOPE = 'calendar.events';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly error?: string;
}

describe('the authorization server', () => {
  let server: OAuthServer;

  beforeEach(async () => {
    const client = { id: 'app', secret: 'secret', redirectUri: BACK };
    server = await OAuthServer.start({ client, people: [ADA], scopes: [SCOPE], rotation: 'strict' });
  });
  afterEach(() => server.stop());

  const question = (): string => {
    const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
    const query = {
      ...{ response_type: 'code', client_id: 'app', redirect_uri: BACK, scope: `openid ${SCOPE}`, state: 's' },
      ...{ code_challenge: challenge, code_challenge_method: 'S256', prompt: 'consent' },
    };
    return `${server.origin}/auth?${new URLSearchParams(query).toString()}`;
  };
  const ask = async (form: Record<string, string>): Promise<Tokens> => {
    const body = new URLSearchParams({ client_id: 'app', client_secret: 'secret', ...form });
    return (await (await fetch(`${server.origin}/token`, { method: 'POST', body })).json()) as Tokens;
  };
  const exchange = (callback: string, verifier = VERIFIER): Promise<Tokens> =>
    ask({
      grant_type: 'authorization_code',
      code: new URL(callback).searchParams.get('code') ?? '',
      redirect_uri: BACK,
      code_verifier: verifier,
    });
  const refresh = (token: string): Promise<Tokens> => ask({ grant_type: 'refresh_token', refresh_token: token });

  it('takes a code once, and from whoever asked for it alone', async () => {
    const callback = await server.consent(question(), { person: ADA });
    expect(await exchange(callback, `${VERIFIER}-not`)).toMatchObject({ error: 'invalid_grant' });
    const again = await server.consent(question(), { person: ADA });
    const { access_token } = await exchange(again);
    expect(server.verify(access_token)).toEqual({ mailbox: ADA.mail, scopes: ['openid', SCOPE] });
    expect(await exchange(again)).toMatchObject({ error: 'invalid_grant' });
  });

  it('ends the whole consent when a used refresh token comes again', async () => {
    const first = await exchange(await server.consent(question(), { person: ADA }));
    const second = await refresh(first.refresh_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' });
    expect(await refresh(second.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  });

  it('asks a person on its pages where no test has answered', async () => {
    const cookies = new Map<string, string>();
    const go = async (url: string, form?: Record<string, string>): Promise<Response> => {
      const body = form && new URLSearchParams(form);
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ') },
        ...(body && { method: 'POST', body }),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      const to = answer.headers.get('location');
      return to === null || to.startsWith(BACK) ? answer : go(new URL(to, url).href);
    };
    const choice = await go(question());
    expect(await choice.text()).toContain(ADA.mail);
    const consent = await go(choice.url, { person: ADA.id });
    expect(await consent.text()).toContain(SCOPE);
    const back = await go(consent.url, { answer: 'allow', scope: SCOPE });
    const { access_token } = await exchange(back.headers.get('location') ?? '');
    expect(server.verify(access_token)).toMatchObject({ mailbox: ADA.mail });
  });
});
