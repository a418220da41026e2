import { eventually } from '../harness/eventually.js';
import { PushHouse, type WatchedPair } from './harness/push-house.js';

/** Beyond the time at which a channel of six days is renewed. */
const HOURS = 5 * 24;

describe('a channel whose end comes near', () => {
  let house: PushHouse;
  beforeEach(async () => {
    house = await PushHouse.start();
  });
  afterEach(() => house.stop());

  const ids = ({ account }: WatchedPair): string[] => account.provider.channels.standing().map(({ id }) => id);
  const mirrors = async (pair: WatchedPair, uid: string): Promise<void> => {
    house.change(pair, uid);
    await eventually(() => expect(pair.target.held.all().map(({ event }) => event.summary)).toContain(uid));
  };

  it('at Google is followed by another one, and closed when that one is heard', async () => {
    const pair = await house.watched('google');
    const [old = ''] = ids(pair);
    await house.later(pair, HOURS);
    await eventually(() => expect(ids(pair)).not.toContain(old));
    await house.quiet();
    expect(ids(pair)).toHaveLength(1);
    expect(await house.channels(pair)).toMatchObject([{ id: ids(pair)[0], state: 'live' }]);
    const kinds = pair.asked.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'read')).toEqual(['open-channel', 'renew-channel', 'close-channel']);
    await mirrors(pair, 'after');
  });

  it('at Google stands beside a successor that is not heard, for some minutes', async () => {
    const pair = await house.watched('google');
    const [old = ''] = ids(pair);
    house.delivers = false;
    await house.later(pair, HOURS);
    await eventually(() => expect(ids(pair)).toHaveLength(2));
    await house.quiet();
    expect((await house.channels(pair)).map(({ state }) => state)).toEqual(['replaced', 'new']);
    expect(await house.push(pair)).toMatchObject({ state: 'on' });
    await house.running.db.query(`UPDATE push_channels SET replaced_at = replaced_at - interval '4 minutes'`);
    await house.follow(pair);
    await eventually(() => expect(ids(pair)).not.toContain(old));
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'opening' }));
    await house.running.db.query(`UPDATE push_channels SET created_at = created_at - interval '11 minutes'`);
    expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'unheard' });
  });

  it('at Microsoft goes on for longer, under its token', async () => {
    const pair = await house.watched('microsoft');
    const [before] = pair.account.provider.channels.standing();
    await house.later(pair, HOURS);
    await eventually(() => expect(pair.asked.map(({ kind }) => kind)).toContain('renew-channel'));
    await house.quiet();
    const [after, ...others] = pair.account.provider.channels.standing();
    expect(others).toEqual([]);
    expect(after).toMatchObject({ id: before?.id, token: before?.token });
    expect(await house.push(pair)).toMatchObject({ state: 'on', until: after?.expiresAt });
    expect(await house.channels(pair)).toMatchObject([{ state: 'live' }]);
    await mirrors(pair, 'after');
  });

  it('is opened anew when it is gone by then, and what was missed meanwhile is read', async () => {
    const pair = await house.watched('microsoft');
    pair.account.provider.channels.close(ids(pair)[0] ?? '');
    house.change(pair, 'missed');
    await house.later(pair, HOURS);
    await eventually(() => expect(ids(pair)).toHaveLength(1));
    await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
    await mirrors(pair, 'after');
  });

  it('is renewed again later when the provider fails, and goes on until then', async () => {
    const pair = await house.watched('google');
    const [old = ''] = ids(pair);
    pair.account.provider.failNext({ kind: 'refused' });
    await house.later(pair, HOURS);
    await eventually(async () => expect(await house.jobs(pair, 'watch')).toMatchObject([{ status: 'failed' }, {}]));
    expect(await house.push(pair)).toMatchObject({ state: 'on', reason: null });
    expect(ids(pair)).toEqual([old]);
    const [row] = await house.running.db.query<{ hours: number }[]>(
      'SELECT extract(epoch FROM next_watch_at - now())::float8 / 3600 AS hours FROM calendars WHERE id = $1',
      [pair.source.id],
    );
    expect(row?.hours).toBeGreaterThan(5);
    expect(row?.hours).toBeLessThan(7);
    await house.follow(pair);
    await eventually(() => expect(ids(pair)).not.toContain(old));
    await house.quiet();
    expect((await house.channels(pair)).map(({ state }) => state)).toEqual(['live']);
  });
});
