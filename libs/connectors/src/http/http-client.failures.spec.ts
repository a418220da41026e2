import { FeedServer, feed, localHttpClient, MemoryRateBudget, RequestLog } from '@calmirror/testkit';
import type { HttpClientParts } from './http-client.js';
import type { HttpResponse } from './http-exchange.js';

describe('failures seen by the guarded client', () => {
  let server: FeedServer;
  beforeEach(async () => {
    server = await FeedServer.start();
  });
  afterEach(() => server.close());

  const get = async (
    parts: Partial<HttpClientParts> = {},
    url = server.url('/?token=secret'),
  ): Promise<HttpResponse> => {
    const client = localHttpClient(parts);
    try {
      return await client.get({
        url,
        account: { kind: 'ics', key: 'account-1' },
        headers: { accept: 'text/calendar' },
        basic: { username: 'me', password: 'password' },
        signal: new AbortController().signal,
      });
    } finally {
      await client.close();
    }
  };

  it('a connection that is reset is temporary', async () => {
    server.route('/?token=secret', feed.reset());
    await expect(get()).rejects.toMatchObject({ kind: 'temporary', reason: 'connection-failed' });
  });

  it('a port where nobody listens is temporary', async () => {
    const gone = await FeedServer.start();
    const url = gone.url('/');
    await gone.close();
    await expect(get({}, url)).rejects.toMatchObject({ kind: 'temporary', reason: 'connection-failed' });
  });

  it('a name that does not exist is named as such', async () => {
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    await expect(get({ resolve: () => Promise.reject(unknown) }, 'http://nowhere.example/')).rejects.toMatchObject({
      kind: 'temporary',
      reason: 'name-not-resolved',
    });
  });

  it('a certificate that nobody vouches for is a TLS failure', async () => {
    const secure = (await FeedServer.start('https')).route('/', feed.plain('x'));
    await expect(get({}, secure.url('/'))).rejects.toMatchObject({ kind: 'temporary', reason: 'tls-failed' });
    expect(secure.requests).toHaveLength(0);
    await secure.close();
  });

  it('plain HTTP where TLS was asked for is a TLS failure', async () => {
    await expect(get({}, server.url('/').replace('http:', 'https:'))).rejects.toMatchObject({ reason: 'tls-failed' });
  });

  it('an answer that is shorter than its Content-Length is truncated', async () => {
    server.route('/?token=secret', feed.cutOff('BEGIN:VCALENDAR', 5));
    await expect(get()).rejects.toMatchObject({ kind: 'temporary', reason: 'truncated' });
  });

  it('429 hands on the wait, and counts as rate-limited', async () => {
    server.route('/?token=secret', feed.status(429, { 'retry-after': 'Mon, 02 Mar 2026 10:01:00 GMT' }));
    const observer = new RequestLog();
    await expect(get({ observer })).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 60_000 });
    expect(observer.requests).toEqual([
      { kind: 'ics', outcome: 'rate-limited', seconds: expect.any(Number) as number },
    ]);
  });

  it.each([401, 403, 404, 410, 429, 500, 503])(
    'no message of a %i shows the path, the query or credentials',
    async (code) => {
      server.route('/?token=secret', feed.status(code, {}, 'the body is nobody’s business'));
      await expect(get()).rejects.toThrow(/^127\.0\.0\.1:\d+ answered \d+\.$/);
    },
  );

  it('an account without budget sends nothing', async () => {
    const observer = new RequestLog();
    await expect(get({ budget: new MemoryRateBudget(0, 5000), observer })).rejects.toMatchObject({
      kind: 'rate-limited',
      reason: 'budget-exhausted',
      retryAfterMs: 5000,
    });
    expect(server.connections).toBe(0);
    expect(observer.requests).toEqual([]);
  });

  it('a good answer costs one unit and is counted as ok', async () => {
    server.route('/?token=secret', feed.plain('x'));
    const budget = new MemoryRateBudget();
    const observer = new RequestLog();
    await expect(get({ budget, observer })).resolves.toMatchObject({ status: 200 });
    expect(budget.taken).toEqual(new Map([['account-1', 1]]));
    expect(observer.requests.map(({ outcome }) => outcome)).toEqual(['ok']);
    expect(server.requests[0]?.headers).toMatchObject({
      accept: 'text/calendar',
      'user-agent': 'Calmirror/test',
      authorization: 'Basic bWU6cGFzc3dvcmQ=',
    });
  });

  it('304 is an answer', async () => {
    server.route('/?token=secret', feed.status(304, { etag: '"1"' }));
    const answer = await get();
    expect([answer.status, answer.header('etag'), answer.body.length]).toEqual([304, '"1"', 0]);
  });
});
