import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const WATCH = '/calendars/primary/events/watch';
const DAY = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };
const NOW = Date.parse('2026-03-01T12:00:00Z');

/** A receiver that keeps what it hears and answers what it is told to. */
class Receiver {
  readonly heard: IncomingHttpHeaders[] = [];
  readonly answers: number[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      this.heard.push(request.headers);
      request.resume();
      response.writeHead(this.answers.shift() ?? 204).end();
    });
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver(createServer());
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  get states(): unknown[] {
    return this.heard.map((headers) => [headers['x-goog-message-number'], headers['x-goog-resource-state']]);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

describe('channels of the Google server', () => {
  let google: GoogleServer;
  let receiver: Receiver;
  let client: PlainClient;
  let now = NOW;

  beforeEach(async () => {
    now = NOW;
    google = await GoogleServer.start({ now: () => now });
    receiver = await Receiver.start();
    client = new PlainClient(google.url);
  });
  afterEach(async () => {
    await google.stop();
    await receiver.stop();
  });

  const watch = (differing: object = {}, query = ''): ReturnType<PlainClient['send']> =>
    client.send('POST', `${WATCH}?${query}`, {
      id: 'channel-1',
      type: 'web_hook',
      address: receiver.address,
      token: 'secret',
      ...differing,
    });

  it('begin with a message of their own, and tell of every change', async () => {
    const { json } = await watch();
    google.primary.put({ id: 'abcde', ...DAY });
    google.primary.delete('abcde');
    await google.channels.settled();
    expect(receiver.states).toEqual([
      ['1', 'sync'],
      ['2', 'exists'],
      ['3', 'exists'],
    ]);
    const { resourceId, expiration } = json as { resourceId: string; expiration: string };
    expect(receiver.heard[0]).toMatchObject({
      'x-goog-channel-id': 'channel-1',
      'x-goog-channel-token': 'secret',
      'x-goog-resource-id': resourceId,
      'x-goog-resource-uri': 'https://www.googleapis.com/calendar/v3/calendars/alice%40corp.test/events?alt=json',
      'x-goog-channel-expiration': new Date(Number(expiration)).toUTCString(),
    });
  });

  it('are heard of by what is changed there alone', async () => {
    await watch();
    google.addCalendar({ summary: 'Team' }).put(DAY);
    await google.channels.settled();
    expect(receiver.states).toEqual([['1', 'sync']]);
  });

  it('last for a week at the most, then no more is heard', async () => {
    const { json } = await watch({ expiration: String(NOW + 30 * 86_400_000) });
    expect(json).toMatchObject({ expiration: String(NOW + 7 * 86_400_000) });
    await client.send('POST', WATCH, {
      id: 'short',
      type: 'web_hook',
      address: receiver.address,
      expiration: String(NOW + 60_000),
    });
    expect(google.channels.live.map(({ id }) => id)).toEqual(['channel-1', 'short']);
    now += 61_000;
    expect(google.channels.live.map(({ id }) => id)).toEqual(['channel-1']);
    google.primary.put(DAY);
    await google.channels.settled();
    expect(receiver.heard.filter((headers) => headers['x-goog-channel-id'] === 'short')).toHaveLength(1);
  });

  it('are stopped by who knows them, and are then nobody’s', async () => {
    const { resourceId } = (await watch()).json as { resourceId: string };
    const stop = (body: object): ReturnType<PlainClient['send']> => client.send('POST', '/channels/stop', body);
    expect(verdictOf(await stop({ id: 'channel-1', resourceId: 'other' }))).toBe('404 notFound');
    expect((await stop({ id: 'channel-1', resourceId })).status).toBe(204);
    expect(verdictOf(await stop({ id: 'channel-1', resourceId }))).toBe('404 notFound');
    expect(google.channels.live).toEqual([]);
    google.primary.put(DAY);
    await google.channels.settled();
    expect(google.channels.messages).toHaveLength(1);
  });

  it('lose messages now and then, and count on', async () => {
    await watch();
    google.channels.lose(1);
    google.primary.put(DAY);
    google.primary.put(DAY);
    await google.channels.settled();
    expect(receiver.states).toEqual([
      ['1', 'sync'],
      ['3', 'exists'],
    ]);
    expect(google.channels.messages.map(({ lost }) => lost)).toEqual([false, true, false]);
  });

  it('try again where the receiver is ill, and not where it refuses', async () => {
    google.channels.retryMs = 1;
    receiver.answers.push(204, 503, 500, 204, 404);
    await watch();
    google.primary.put(DAY);
    google.primary.put(DAY);
    await google.channels.settled();
    expect(google.channels.messages.map(({ number, status }) => [number, status])).toEqual([
      [1, 204],
      [2, 204],
      [3, 404],
    ]);
    expect(receiver.heard).toHaveLength(5);
  });

  it('tell nothing of what may not be seen any more', async () => {
    google.addUser('bob@corp.test');
    const team = google.addCalendar({ summary: 'Team' }, 'bob@corp.test').share('alice@corp.test', 'reader');
    const body = { id: 'channel-2', type: 'web_hook', address: receiver.address };
    expect((await client.send('POST', `/calendars/${team.id}/events/watch`, body)).status).toBe(200);
    team.share('alice@corp.test', 'none');
    team.put(DAY);
    await google.channels.settled();
    expect(receiver.states).toEqual([['1', 'sync']]);
  });

  it.each([
    ['an address in the clear', { address: 'http://example.test/hook' }, '', '400 push.webhookUrlNotHttps'],
    ['no address', { address: undefined }, '', '400 required'],
    ['no id', { id: undefined }, '', '400 required'],
    ['an id of letters that are not taken', { id: 'a b' }, '', '400 invalid'],
    ['a token that is too long', { token: 'x'.repeat(257) }, '', '400 invalid'],
    ['another way of telling', { type: 'mail' }, '', '400 invalid'],
    ['an end that is past', { expiration: String(NOW) }, '', '400 invalid'],
    ['types of events', {}, 'eventTypes=default', '400 invalid'],
  ])('are not opened with %s', async (_, differing, query, verdict) => {
    expect(verdictOf(await watch(differing, query))).toBe(verdict);
    expect(google.channels.live).toEqual([]);
  });

  it('have ids of their own', async () => {
    await watch();
    expect(verdictOf(await watch())).toBe('400 channelIdNotUnique');
  });
});
