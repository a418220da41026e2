import { digestAuthorization, parseDigestChallenge } from './digest-challenge.js';

/** The example of RFC 7616 §3.9.1. */
const NONCE = '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v';
const OPAQUE = 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS';
const challengeWith = (algorithm: string): string =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="${NONCE}", opaque="${OPAQUE}"`;
const ANSWER = {
  username: 'Mufasa',
  password: 'Circle of Life',
  method: 'GET',
  uri: '/dir/index.html',
  count: 1,
  clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};

describe('a digest challenge', () => {
  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('of %s is answered as RFC 7616 does', (algorithm, response) => {
    const challenge = parseDigestChallenge(challengeWith(algorithm));
    expect(challenge && digestAuthorization(challenge, ANSWER)).toBe(
      `Digest username="Mufasa", realm="http-auth@example.org", nonce="${NONCE}", uri="/dir/index.html", ` +
        `response="${response}", algorithm=${algorithm}, opaque="${OPAQUE}", ` +
        `qop=auth, nc=00000001, cnonce="${ANSWER.clientNonce}"`,
    );
  });

  it('of RFC 2069, without quality of protection, is answered without counting', () => {
    const challenge = parseDigestChallenge('Digest realm="r", nonce="n"');
    expect(challenge).toMatchObject({ qop: null, hash: 'md5', algorithm: null, stale: false });
    const header = challenge && digestAuthorization(challenge, ANSWER);
    expect(header).toMatch(/response="[0-9a-f]{32}"$/);
    expect(header).not.toMatch(/qop|nc=|cnonce/);
  });

  it('with the key of a session answers otherwise than without', () => {
    const [plain, session] = ['MD5', 'MD5-sess'].map((name) => parseDigestChallenge(challengeWith(name)));
    expect(session).toMatchObject({ session: true, algorithm: 'MD5-sess' });
    const responses = [plain, session].map(
      (challenge) => challenge && /response="(\w+)"/.exec(digestAuthorization(challenge, ANSWER))?.[1],
    );
    expect(responses[0]).not.toBe(responses[1]);
  });

  it('is found among others, the strongest first', () => {
    const header = `Basic realm="a, Digest b", ${challengeWith('MD5')}, ${challengeWith('SHA-256')}, Negotiate`;
    expect(parseDigestChallenge(header)).toMatchObject({ hash: 'sha256', realm: 'http-auth@example.org' });
  });

  it('says whether only its nonce was too old', () => {
    expect(parseDigestChallenge(`${challengeWith('MD5')}, stale=TRUE`)?.stale).toBe(true);
  });

  it('keeps quotation marks within its values', () => {
    const challenge = parseDigestChallenge(String.raw`Digest realm="say \"hi\"", nonce="n"`);
    expect(challenge?.realm).toBe('say "hi"');
    expect(challenge && digestAuthorization(challenge, ANSWER)).toContain(String.raw`realm="say \"hi\""`);
  });

  it('takes a name beyond ASCII in the form that headers can carry', () => {
    const challenge = parseDigestChallenge(challengeWith('MD5'));
    const header = challenge && digestAuthorization(challenge, { ...ANSWER, username: 'jürgen' });
    expect(header).toContain("username*=UTF-8''j%C3%BCrgen");
  });

  it.each([
    [null],
    [''],
    ['Basic realm="x"'],
    ['Digest'],
    ['Digest realm="r"'],
    ['Digest realm="r", nonce="n", algorithm=SHA-512-256'],
    ['Digest realm="r", nonce="n", qop="auth-int"'],
  ])('%p cannot be answered', (header) => expect(parseDigestChallenge(header)).toBeNull());

  it.each(['!'.repeat(16_000), 'a!'.repeat(8_000), `Digest ${'a="'.repeat(5_000)}`, `a${' '.repeat(16_000)}`])(
    'that means nothing is passed over at once (%#)',
    (header) => {
      const started = performance.now();
      expect(parseDigestChallenge(header)).toBeNull();
      expect(performance.now() - started).toBeLessThan(100);
    },
  );
});
