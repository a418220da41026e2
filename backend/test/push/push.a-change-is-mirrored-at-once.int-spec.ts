import { eventually } from '../harness/eventually.js';
import { PUBLIC_URL, PushHouse, type WatchedPair } from './harness/push-house.js';

describe.each(['google', 'microsoft'] as const)('a calendar at %s that a pair reads', (kind) => {
  let house: PushHouse;
  let pair: WatchedPair;

  beforeAll(async () => {
    house = await PushHouse.start();
    pair = await house.watched(kind);
  });
  afterAll(() => house.stop());

  it('has a channel at the provider, which sends to the public address, for as long as it says', async () => {
    const [channel, ...others] = pair.account.provider.channels.standing();
    expect(others).toEqual([]);
    expect(channel).toMatchObject({ calendarId: pair.source.id, address: `${PUBLIC_URL}/push/${kind}` });
    expect(await house.push(pair)).toMatchObject({
      state: 'on',
      reason: null,
      message: null,
      until: channel?.expiresAt,
    });
    expect(Date.parse(channel?.expiresAt ?? '') - Date.now()).toBeGreaterThan(5 * 86_400_000);
  });

  it('keeps no token that could be sent in place of the provider', async () => {
    const [channel] = pair.account.provider.channels.standing();
    const rows = JSON.stringify(await house.running.db.query('SELECT * FROM push_channels'));
    expect(channel?.token).toMatch(/^[\w-]{64}$/);
    expect(rows).not.toContain(channel?.token);
  });

  it('was read once when its channel was there, for what changed before', () => {
    expect(pair.asked.map((request) => request.kind)).toEqual(['open-channel', 'read']);
  });

  it('is mirrored when its provider tells of a change, which the histogram of the lane measures', async () => {
    house.change(pair, 'told');
    await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
    await house.quiet();
    expect(await house.jobs(pair, 'pull', 'push')).toMatchObject([{ status: 'succeeded', counts: { read: 1 } }]);
    expect(await house.metric('calmirror_change_to_mirror_seconds_count{lane="push"}')).toBe(1);
    expect(await house.metric('calmirror_change_to_mirror_seconds_sum{lane="push"}')).toBeGreaterThan(0.05);
    expect(await house.metric(`calmirror_push_messages_total{provider="${kind}",outcome="queued"}`)).toBe(1);
  });
});
