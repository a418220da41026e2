import type { TokenSource } from '../token-source.js';
import { mailLogin } from './mail-login.js';

/** Gives out one token after the other, each until it is refused. */
class CountedTokens implements TokenSource {
  private good = 1;

  accessToken(): Promise<string> {
    return Promise.resolve(`token ${this.good}`);
  }

  refused(token: string): Promise<void> {
    if (token === `token ${this.good}`) this.good += 1;
    return Promise.resolve();
  }
}

const ADA = { username: 'ada', password: 'a b' };
const tokens = new CountedTokens();

describe('who signs in to a mailbox', () => {
  it.each([{}, { signIn: 'password' }, { signIn: 'password', username: 'of another way' }])(
    'is whom the secret names where a password does (%p)',
    (settings) => {
      expect(mailLogin(settings, ADA, tokens)).toEqual({
        username: 'ada',
        login: { kind: 'password', password: 'a b' },
      });
    },
  );

  it.each(['google', 'microsoft'])('is whom the settings name where a token of %s does', async (signIn) => {
    const secret = { clientSecret: 'of the app' };
    const { username, login } = mailLogin({ signIn, username: 'office@corp.test' }, secret, tokens);
    expect([username, login.kind]).toEqual(['office@corp.test', 'token']);
    if (login.kind !== 'token') return;
    const first = await login.token();
    expect(await login.token()).toBe(first);
    await login.refused(first);
    expect(await login.token()).not.toBe(first);
  });

  it.each([
    ['no secret', { signIn: 'password' }, null, 'credentials-refused'],
    ['no password', {}, { username: 'ada' }, 'credentials-refused'],
    ['the secret of an app', {}, { clientSecret: 'planted' }, 'credentials-refused'],
    ['no name beside a token', { signIn: 'google' }, null, 'credentials-refused'],
    ['an unknown way', { signIn: 'kerberos' }, ADA, 'refused'],
  ])('is nobody where there is %s', (_, settings, secret, reason) => {
    let fault: unknown = null;
    try {
      mailLogin(settings, secret, tokens);
    } catch (error) {
      fault = error;
    }
    expect(fault).toMatchObject({ reason });
    expect(String(fault)).not.toContain('planted');
  });
});
