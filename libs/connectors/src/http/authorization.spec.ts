import { Authorization } from './authorization.js';

const HTTPS = new URL('https://dav.test/cal/');
const HTTP = new URL('http://dav.test/cal/');
const DIGEST = 'Digest realm="r", nonce="n1", qop="auth"';
const CREDENTIALS = { username: 'me', password: 'secret' };
const BASIC = 'Basic bWU6c2VjcmV0';

describe('authorization', () => {
  let authorization: Authorization;
  beforeEach(() => {
    authorization = new Authorization();
  });
  const header = (url: URL, account = 'a'): string | null => authorization.header(account, url, 'GET', CREDENTIALS);

  it.each(['https://dav.test/', 'http://127.0.0.1:5232/', 'http://[::1]:5232/', 'http://localhost:5232/'])(
    'is sent unasked to %s, where nobody can listen',
    (address) => expect(header(new URL(address))).toBe(BASIC),
  );

  it.each(['http://dav.test/', 'http://127.dav.test/', 'http://10.0.0.1/', 'http://localhost.dav.test/'])(
    'is not sent unasked to %s',
    (address) => expect(header(new URL(address))).toBeNull(),
  );

  it('is sent as Basic to whom asked for it, from then on', () => {
    expect(authorization.challenged('a', HTTP, 'Basic realm="x"', null, 0)).toBe(true);
    expect(header(HTTP)).toBe(BASIC);
  });

  it('is sent as Basic to whom refuses strangers without a word', () => {
    expect(authorization.challenged('a', HTTP, null, null, 0)).toBe(true);
    expect(header(HTTP)).toBe(BASIC);
  });

  it('that was refused is not tried again', () => {
    expect(authorization.challenged('a', HTTPS, 'Basic realm="x"', BASIC, 0)).toBe(false);
  });

  it('does not answer schemes that it does not know', () => {
    expect(authorization.challenged('a', HTTP, 'Negotiate', null, 0)).toBe(false);
    expect(header(HTTP)).toBeNull();
  });

  it('by digest counts the uses of one nonce', () => {
    expect(authorization.challenged('a', HTTPS, DIGEST, BASIC, 0)).toBe(true);
    const counts = [header(HTTPS), header(HTTPS)].map((text) => /nc=(\d+)/.exec(text ?? '')?.[1]);
    expect(counts).toEqual(['00000001', '00000002']);
  });

  it('by digest goes on with a new nonce, once, and a second time only for a stale one', () => {
    expect(authorization.challenged('a', HTTPS, DIGEST, 'Digest …', 0)).toBe(true);
    expect(authorization.challenged('a', HTTPS, `${DIGEST}, stale=true`, 'Digest …', 1)).toBe(true);
    expect(authorization.challenged('a', HTTPS, `${DIGEST}, stale=true`, 'Digest …', 2)).toBe(false);
    expect(authorization.challenged('a', HTTPS, DIGEST, 'Digest …', 1)).toBe(false);
  });

  it('of one account or origin is not that of another', () => {
    authorization.challenged('a', HTTPS, DIGEST, BASIC, 0);
    expect(header(HTTPS, 'b')).toBe(BASIC);
    expect(header(new URL('https://other.test/'))).toBe(BASIC);
    expect(header(new URL('https://dav.test/elsewhere'))).toMatch(/^Digest .*uri="\/elsewhere"/);
  });

  it('forgets what was unused for longest', () => {
    for (let account = 0; account <= 1_000; account += 1)
      authorization.challenged(`account-${account}`, HTTPS, DIGEST, BASIC, 0);
    expect(header(HTTPS, 'account-0')).toBe(BASIC);
    expect(header(HTTPS, 'account-1')).toMatch(/^Digest/);
  });
});
