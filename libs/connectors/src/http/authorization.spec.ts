import { Authorization, type SignedRequest } from './authorization.js';

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
  const requestOf = (url: URL, account = 'a'): SignedRequest => ({
    account,
    url,
    method: 'GET',
    credentials: CREDENTIALS,
  });
  const refused = (
    url: URL,
    challenge: string | null,
    sent: string | null,
    earlier = 0,
    account = 'a',
  ): string | null => authorization.afterRefusal(requestOf(url, account), { challenge, sent, earlier });
  const header = (url: URL, account = 'a'): string | null => authorization.header(requestOf(url, account));

  it.each(['https://dav.test/', 'http://127.0.0.1:5232/', 'http://[::1]:5232/', 'http://localhost:5232/'])(
    'is sent unasked to %s, where nobody can listen',
    (address) => expect(header(new URL(address))).toBe(BASIC),
  );

  it.each(['http://dav.test/', 'http://127.dav.test/', 'http://10.0.0.1/', 'http://localhost.dav.test/'])(
    'is not sent unasked to %s',
    (address) => expect(header(new URL(address))).toBeNull(),
  );

  it('is sent as Basic to whom asked for it, from then on', () => {
    expect(refused(HTTP, 'Basic realm="x"', null)).toBe(BASIC);
    expect(header(HTTP)).toBe(BASIC);
  });

  it('is sent as Basic to whom refuses strangers without a word', () => {
    expect(refused(HTTP, null, null)).toBe(BASIC);
    expect(header(HTTP)).toBe(BASIC);
  });

  it('that was refused is not tried again', () => {
    expect(refused(HTTPS, 'Basic realm="x"', BASIC)).toBeNull();
  });

  it('does not answer schemes that it does not know', () => {
    expect(refused(HTTP, 'Negotiate', null)).toBeNull();
    expect(header(HTTP)).toBeNull();
  });

  it('by digest counts the uses of one nonce', () => {
    const headers = [refused(HTTPS, DIGEST, BASIC), header(HTTPS), header(HTTPS)];
    const counts = headers.map((text) => /nc=(\d+)/.exec(text ?? '')?.[1]);
    expect(counts).toEqual(['00000001', '00000002', '00000003']);
  });

  it('by digest goes on with a new nonce, once, and then only for a stale one', () => {
    expect(refused(HTTPS, DIGEST, 'Digest …', 0)).toMatch(/^Digest/);
    expect(refused(HTTPS, `${DIGEST}, stale=true`, 'Digest …', 4)).toMatch(/^Digest/);
    expect(refused(HTTPS, `${DIGEST}, stale=true`, 'Digest …', 5)).toBeNull();
    expect(refused(HTTPS, DIGEST, 'Digest …', 1)).toBeNull();
  });

  it('of one account or origin is not that of another', () => {
    refused(HTTPS, DIGEST, BASIC);
    expect(header(HTTPS, 'b')).toBe(BASIC);
    expect(header(new URL('https://other.test/'))).toBe(BASIC);
    expect(header(new URL('https://dav.test/elsewhere'))).toMatch(/^Digest .*uri="\/elsewhere"/);
  });

  it('forgets what was unused for longest', () => {
    for (let account = 0; account <= 1_000; account += 1) refused(HTTPS, DIGEST, BASIC, 0, `account-${account}`);
    expect(header(HTTPS, 'account-0')).toBe(BASIC);
    expect(header(HTTPS, 'account-1')).toMatch(/^Digest/);
  });
});
