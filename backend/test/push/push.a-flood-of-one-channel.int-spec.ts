import { ChannelTallies } from '../../src/push/channel-tallies.js';
import { PushHouse, type WatchedPair } from './harness/push-house.js';
import { type StandingChannel, standingChannel, statements } from './harness/standing-channel.js';

const FLOOD = 5_000;

describe('a flood of good messages of one channel', () => {
  let house: PushHouse;
  let pair: WatchedPair;
  let channel: StandingChannel;
  let sent: string[];

  const inject = async (number: number): Promise<number> => {
    const headers = {
      'x-goog-channel-id': channel.id,
      'x-goog-channel-token': channel.token,
      'x-goog-resource-state': 'exists',
      'x-goog-message-number': String(number),
    };
    return (await house.running.app.inject({ method: 'POST', url: '/push/google', headers })).statusCode;
  };

  beforeAll(async () => {
    house = await PushHouse.start({ mode: 'web' });
    pair = await house.pair();
    channel = await standingChannel(house.running.db, pair.source.id);
    const began = performance.now();
    sent = await statements(async () => {
      for (let number = 1; number <= FLOOD; number += 100)
        await Promise.all(Array.from({ length: 100 }, (_, index) => inject(number + index)));
      expect(await house.jobs(pair, 'pull')).toHaveLength(1);
    });
    // What the test itself asked for, and a tally each ten seconds.
    sent = sent.filter((statement) => /INSERT INTO sync_jobs|push_channels/.test(statement));
    // One look-up each half minute, one queueing and one tally for each of their windows.
    const seconds = (performance.now() - began) / 1000;
    expect(sent.length).toBeLessThanOrEqual(1 + Math.ceil(seconds) + Math.ceil(seconds / 10) + Math.ceil(seconds / 30));
  });
  afterAll(() => house.stop());

  it('makes one job, in the lane of changes that are known, for its own calendar alone', async () => {
    const jobs = await house.running.db.query<object[]>(`SELECT kind, lane, calendar_id, status FROM sync_jobs`);
    expect(jobs).toEqual([{ kind: 'pull', lane: 'push', calendar_id: pair.source.id, status: 'queued' }]);
  });

  it('keeps the moment of its first message', async () => {
    const [job] = await house.running.db.query<{ first: boolean }[]>(
      `SELECT (payload->>'changedAt')::timestamptz < created_at + interval '1 second' AS first FROM sync_jobs`,
    );
    expect(job).toEqual({ first: true });
  });

  it('is no flood to the database: a look-up, and a statement for each window', () => {
    expect(sent.filter((statement) => statement.includes('UPDATE push_channels')).length).toBeLessThanOrEqual(2);
  });

  it('is counted, some seconds later and all at once', async () => {
    await house.running.app.get(ChannelTallies).flush();
    expect(await house.channels(pair)).toMatchObject([{ messages: FLOOD }]);
  });

  it('that is sent again is known, and queues nothing', async () => {
    const before = await house.metric('calmirror_push_messages_total{provider="google",outcome="repeated"}');
    expect(await statements(() => Promise.all(Array.from({ length: 100 }, (_, n) => inject(n + 1))))).toEqual([]);
    expect(await house.metric('calmirror_push_messages_total{provider="google",outcome="repeated"}')).toBe(
      before + 100,
    );
  });
});
