import type { CalendarAnswer, Listing, MetricsSummary, PushOffReason } from '@calmirror/contracts';
import type { FakeFault } from '@calmirror/testkit';
import { publishedCalendar } from '../harness/calendars-in-use.js';
import { eventually } from '../harness/eventually.js';
import { PushHouse, type WatchedPair } from './harness/push-house.js';

describe('a calendar without push says why', () => {
  let house: PushHouse;
  let heard: WatchedPair;

  beforeAll(async () => {
    house = await PushHouse.start();
  });
  afterAll(() => house.stop());

  const failing = async (...faults: FakeFault[]): Promise<WatchedPair> => {
    const pair = await house.pair();
    pair.account.provider.failNext(...faults);
    await house.follow(pair);
    return pair;
  };

  it('when its provider can tell of nothing', async () => {
    const { id } = await publishedCalendar(house.client);
    const answer = (await house.client.get(`/api/calendars/${id}`)).json<CalendarAnswer>();
    const push = { state: 'off', reason: 'provider-without-push', message: null, until: null, lastMessageAt: null };
    expect(answer.push).toEqual(push);
    const { items } = (await house.client.get('/api/calendars?name=team')).json<Listing<CalendarAnswer>>();
    expect(items.map((calendar) => calendar.push)).toEqual([push]);
  });

  it('when the provider refuses, in its words, and it is tried again hours later', async () => {
    const pair = await failing({ kind: 'refused' });
    await eventually(async () => expect(await house.jobs(pair, 'watch')).toMatchObject([{ status: 'failed' }]));
    const said = {
      state: 'off',
      reason: 'refused-by-provider',
      message: 'The fake will never take this.',
      until: null,
      lastMessageAt: null,
    };
    expect(await house.push(pair)).toEqual(said);
    expect((await house.jobs(pair, 'watch'))[0]?.error).toMatchObject({ kind: 'rejected' });

    await house.follow(pair);
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ state: 'on', message: null }));
  });

  it('when the provider fails for now, and the same job tries again', async () => {
    const pair = await failing({ kind: 'server-error' });
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ reason: 'provider-failing' }));
    expect(await house.jobs(pair, 'watch')).toMatchObject([{ status: 'queued', error: { kind: 'temporary' } }]);
    await house.running.db.query(`UPDATE sync_jobs SET run_at = now() WHERE status = 'queued' AND kind = 'watch'`);
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ state: 'on' }));
  });

  it('while its channel is about to be there, or has not been heard', async () => {
    house.delivers = false;
    const pair = await failing();
    await eventually(() => expect(pair.account.provider.channels.standing()).toHaveLength(1));
    expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'opening' });
    house.delivers = true;
    // Any message will do: that of a change as well.
    house.change(pair, 'heard');
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ state: 'on' }));
    heard = pair;
  });

  it('in the summary and in the metrics too, each calendar under one reason', async () => {
    const counts = async (): Promise<Map<PushOffReason | null, number>> => {
      const { push } = (await house.client.get('/api/metrics/summary')).json<MetricsSummary>();
      return new Map(push.map(({ reason, calendars }) => [reason, calendars]));
    };
    const [all] = await house.running.db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM calendars');
    // Some seconds old, as it is counted once for all who ask.
    await eventually(async () => expect((await counts()).get(null)).toBe(3), 20_000);
    // Written down each ten seconds, as these figures are.
    await eventually(async () => expect((await house.push(heard)).lastMessageAt).not.toBeNull(), 20_000);
    const summary = await counts();
    expect([...summary.values()].reduce((sum, n) => sum + n)).toBe(all?.n);
    expect(summary.get('provider-without-push')).toBe(1);
    expect(await house.metric('calmirror_push_calendars{state="on",reason=""}')).toBe(3);
    expect(await house.metric('calmirror_push_calendars{state="off",reason="not-a-source"}')).toBe(3);
    expect(await house.metric('calmirror_push_channels{state="live"}')).toBe(3);
  });
});

describe.each([
  ['there is none', ''],
  ['it is not https', 'http://calendars.example.test'],
])('without a public address, as %s', (_, PUBLIC_URL) => {
  it('no channel is opened, and the calendar is read by the clock', async () => {
    const house = await PushHouse.start({ env: { PUBLIC_URL } });
    try {
      const pair = await house.pair();
      await house.running.db.query(`UPDATE calendars SET next_pull_at = now() WHERE id = $1`, [pair.source.id]);
      house.change(pair, 'polled');
      await house.follow(pair);
      await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
      await house.quiet();
      expect(pair.asked.map(({ kind }) => kind)).not.toContain('open-channel');
      expect(await house.jobs(pair, 'watch')).toEqual([]);
      expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'no-public-address' });
    } finally {
      await house.stop();
    }
  });
});
