import { eventually } from '../harness/eventually.js';
import { PushHouse, type WatchedPair } from './harness/push-house.js';

describe('a calendar whose provider tells of changes', () => {
  let house: PushHouse;
  let pair: WatchedPair;

  beforeAll(async () => {
    house = await PushHouse.start();
    pair = await house.watched();
    await house.running.db.query('UPDATE pairs SET interval_seconds = 60 WHERE id = $1', [pair.pairId]);
  });
  afterAll(() => house.stop());

  const secondsToRead = async (): Promise<number> => {
    const [row] = await house.running.db.query<{ seconds: number }[]>(
      'SELECT extract(epoch FROM next_pull_at - now())::float8 AS seconds FROM calendars WHERE id = $1',
      [pair.source.id],
    );
    return row?.seconds ?? Number.NaN;
  };
  const due = (): Promise<unknown> =>
    house.running.db.query('UPDATE calendars SET next_pull_at = now() WHERE id = $1', [pair.source.id]);

  it('is read by the clock all the same, which finds what no message told of', async () => {
    house.delivers = false;
    house.change(pair, 'untold');
    await due();
    await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
  });

  it('is read more rarely: twelve times its interval', async () => {
    await due();
    await eventually(async () => expect(await secondsToRead()).toBeGreaterThan(0));
    expect(await secondsToRead()).toBeGreaterThan(12 * 60 - 30);
    expect(await secondsToRead()).toBeLessThan(12 * 60 * 1.1);
  });

  it('is read in its own rhythm again, and at once, when there is no channel any more', async () => {
    await house.quiet();
    pair.account.provider.channels.close(pair.account.provider.channels.standing()[0]?.id ?? '');
    pair.account.provider.failNext({ kind: 'refused' });
    await house.running.db.query(
      'UPDATE push_channels SET expires_at = now() - interval $$1 minute$$ WHERE calendar_id = $1',
      [pair.source.id],
    );
    const reads = (): number => pair.asked.filter(({ kind }) => kind === 'read').length;
    const before = reads();
    await house.follow(pair);
    await eventually(() => expect(reads()).toBeGreaterThan(before));
    await eventually(async () => expect(await secondsToRead()).toBeGreaterThan(0));
    expect(await secondsToRead()).toBeLessThan(60 * 1.1);
    expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'refused-by-provider' });
  });
});
