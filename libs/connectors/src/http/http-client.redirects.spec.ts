import { FeedServer, feed, localHttpClient, MemoryRateBudget, SELF_SIGNED } from '@calmirror/testkit';
import type { HttpRequest } from './http-exchange.js';

describe('redirects', () => {
  let server: FeedServer;
  let other: FeedServer;
  beforeEach(async () => {
    server = await FeedServer.start();
    other = await FeedServer.start();
  });
  afterEach(() => Promise.all([server.close(), other.close()]));

  const request = (url: string): HttpRequest => ({
    url,
    account: { kind: 'ics', key: 'a' },
    headers: { 'if-none-match': '"1"' },
    basic: { username: 'me', password: 'secret' },
    signal: new AbortController().signal,
  });

  it.each([301, 302, 303, 307, 308])('%i is followed, credentials with it on the same origin', async (code) => {
    server.route('/a', feed.redirect('/b', code)).route('/b', feed.plain('here'));
    const client = localHttpClient();
    const answer = await client.get(request(server.url('/a')));
    expect(Buffer.from(answer.body).toString()).toBe('here');
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Basic bWU6c2VjcmV0',
      'Basic bWU6c2VjcmV0',
    ]);
    await client.close();
  });

  it('to another origin leave the credentials behind, on the way back too', async () => {
    server.route('/a', feed.redirect(other.url('/b'))).route('/c', feed.plain('here'));
    other.route('/b', feed.redirect(server.url('/c')));
    const client = localHttpClient();
    await client.get(request(server.url('/a')));
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
    expect(server.requests[1]?.headers.authorization).toBeUndefined();
    await client.close();
  });

  it('five in a row are followed', async () => {
    for (let hop = 0; hop < 5; hop += 1) server.route(`/${hop}`, feed.redirect(`/${hop + 1}`));
    server.route('/5', feed.plain('here'));
    const client = localHttpClient();
    await expect(client.get(request(server.url('/0')))).resolves.toMatchObject({ status: 200 });
    await client.close();
  });

  it('in a loop end after the fifth, each one budgeted', async () => {
    server.route('/a', feed.redirect('/b')).route('/b', feed.redirect('/a'));
    const budget = new MemoryRateBudget();
    const client = localHttpClient({ budget });
    await expect(client.get(request(server.url('/a')))).rejects.toMatchObject({
      kind: 'blocked',
      reason: 'too-many-redirects',
    });
    expect(server.requests).toHaveLength(6);
    expect(budget.taken.get('a')).toBe(6);
    await client.close();
  });

  it.each(['http://10.0.0.1/', 'http://169.254.169.254/latest/meta-data/', 'http://[::1]/', 'http://0x0a000001/'])(
    'to the private address %s are refused',
    async (target) => {
      server.route('/a', feed.redirect('/b')).route('/b', feed.redirect(target));
      const client = localHttpClient();
      await expect(client.get(request(server.url('/a')))).rejects.toMatchObject({
        kind: 'blocked',
        reason: 'address-not-allowed',
      });
      await client.close();
    },
  );

  it('to a name that leads to a private address are refused', async () => {
    server.route('/a', feed.redirect('http://inside.example/'));
    const client = localHttpClient({ resolve: () => Promise.resolve([{ address: '192.168.1.1', family: 4 }]) });
    await expect(client.get(request(server.url('/a')))).rejects.toMatchObject({ reason: 'address-not-allowed' });
    await client.close();
  });

  it('from https to http are refused', async () => {
    const secure = (await FeedServer.start('https')).route('/a', feed.redirect(server.url('/b')));
    const client = localHttpClient({ ca: SELF_SIGNED.cert });
    await expect(client.get(request(secure.url('/a')))).rejects.toMatchObject({ reason: 'redirect-not-allowed' });
    expect(server.connections).toBe(0);
    await client.close();
    await secure.close();
  });
});
