import { FeedServer, feed, localHttpClient } from '@calmirror/testkit';
import type { HttpLimits } from './limits.js';

describe('limits of the guarded client', () => {
  let server: FeedServer;
  beforeEach(async () => {
    server = await FeedServer.start();
  });
  afterEach(() => server.close());

  const read = async (limits: Partial<HttpLimits> = {}, signal = new AbortController().signal): Promise<string> => {
    const client = localHttpClient({ limits });
    try {
      const account = { kind: 'ics', key: 'a' };
      const answer = await client.get({ url: server.url('/'), account, headers: {}, basic: null, signal });
      return Buffer.from(answer.body).toString();
    } finally {
      await client.close();
    }
  };

  it.each(['gzip', 'br', 'deflate'] as const)('a body in %s is decompressed', async (encoding) => {
    server.route('/', feed.compressed('a calendar', encoding));
    await expect(read()).resolves.toBe('a calendar');
  });

  it('an encoding that was not offered is refused', async () => {
    server.route('/', feed.encoded(Buffer.from('x'), 'compress'));
    await expect(read()).rejects.toMatchObject({ kind: 'rejected', reason: 'undecodable' });
  });

  it.each(['gzip', 'br', 'deflate'])('a body that only claims to be %s is undecodable', async (encoding) => {
    server.route('/', feed.encoded(Buffer.from('BEGIN:VCALENDAR and no compression at all'), encoding));
    await expect(read()).rejects.toMatchObject({ kind: 'temporary', reason: 'undecodable' });
  });

  it('a gzip bomb stops at the cap, whatever it would unfold to', async () => {
    server.route('/', feed.gzipBomb(500));
    const before = process.memoryUsage().rss;
    await expect(read()).rejects.toMatchObject({ kind: 'rejected', reason: 'too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('50 MB without compression stop at the cap', async () => {
    server.route('/', feed.large(50));
    await expect(read()).rejects.toMatchObject({ kind: 'rejected', reason: 'too-large' });
  });

  it('a body of exactly the cap passes, one byte more does not', async () => {
    server.route('/', feed.plain('12345678'));
    await expect(read({ decodedBytes: 8 })).resolves.toBe('12345678');
    await expect(read({ decodedBytes: 7 })).rejects.toMatchObject({ reason: 'too-large' });
    await expect(read({ wireBytes: 7 })).rejects.toMatchObject({ reason: 'too-large' });
  });

  it('a slow drip ends as too slow', async () => {
    server.route('/', feed.drip(10));
    await expect(read({ rateWindowMs: 200, minimumBytes: 1000 })).rejects.toMatchObject({
      kind: 'temporary',
      reason: 'too-slow',
    });
  });

  it('a body that comes fast enough but never ends is timed out', async () => {
    server.route('/', feed.drip(5));
    await expect(read({ totalMs: 400 })).rejects.toMatchObject({
      kind: 'temporary',
      reason: 'timeout',
    });
  });

  it('a server that takes the request and is silent is timed out', async () => {
    server.route('/', feed.silence());
    await expect(read({ headersMs: 100 })).rejects.toMatchObject({ kind: 'temporary', reason: 'timeout' });
  });

  it('the caller can stop a request, and gets its own reason', async () => {
    const stop = new AbortController();
    const reason = new Error('shutting down');
    server.route('/', () => stop.abort(reason));
    await expect(read({}, stop.signal)).rejects.toBe(reason);
    await expect(read({}, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(server.requests).toHaveLength(1);
  });
});
