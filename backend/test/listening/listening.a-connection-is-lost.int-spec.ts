import { jest } from '@jest/globals';
import { eventually } from '../harness/eventually.js';
import { ListeningHouse, type ListenedPair } from './harness/listening-house.js';

/** Seconds. The clock reads at any time within it, and should not be the one that finds what came. */
const WEEK = 604_800;

describe('a connection that is lost', () => {
  let house: ListeningHouse;
  let pair: ListenedPair;

  beforeAll(async () => {
    house = await ListeningHouse.start();
    pair = await house.listened();
    await house.running.db.query('UPDATE pairs SET interval_seconds = $2 WHERE id = $1', [pair.pairId, WEEK]);
    // A tenth of each delay: a second, two, four, …
    jest.spyOn(Math, 'random').mockReturnValue(0.1);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await house.stop();
  });

  it('is said, with what the provider said, and the clock takes over', async () => {
    pair.account.provider.failNext({ kind: 'server-error' });
    pair.account.provider.listeners.cut();
    house.change(pair, 'unheard');
    await eventually(async () =>
      expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'provider-failing' }),
    );
    await eventually(async () => {
      const [clock] = await house.running.db.query<{ seconds: number }[]>(
        'SELECT extract(epoch FROM next_pull_at - now())::float8 AS seconds FROM calendars WHERE id = $1',
        [pair.source.id],
      );
      expect(clock?.seconds).toBeLessThanOrEqual(WEEK);
    });
  });

  it('is made again, after a longer pause each time, and what came meanwhile is read at once', async () => {
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ message: 'The fake answered 500.' }));
    await house.heard(pair);
    await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
    await house.quiet();
    expect(await house.finds(pair)).toMatchObject([{ status: 'succeeded', counts: { read: 1 } }]);
    expect(pair.asked.filter(({ kind }) => kind === 'listen')).toHaveLength(3);
  });

  it('is counted, by what went wrong', async () => {
    const losses = (reason: string): Promise<number> =>
      house.metric(`calmirror_listener_losses_total{kind="imap",reason="${reason}"}`);
    expect([await losses('connection-failed'), await losses('server-error')]).toEqual([1, 1]);
  });
});
