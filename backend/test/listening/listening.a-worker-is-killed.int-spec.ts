import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { ListeningHouse, type ListenedPair } from './harness/listening-house.js';

/** Milliseconds that the killed worker's lease still has: a process has to start meanwhile. */
const LEFT = 20_000;

describe('the calendars of a worker that was killed', () => {
  let web: ListeningHouse;
  let house: ListeningHouse;
  let pairs: ListenedPair[];

  beforeAll(async () => {
    web = await ListeningHouse.start({ mode: 'web' });
    pairs = await web.pairs(3);
    house = await web.another({ env: { LEASE_SECONDS: '2' } });
    await eventually(async () => expect(await web.shares()).toEqual([3]));
    await house.stop();
  });
  afterAll(() => web.stop());

  /** As it is left by a worker that listened to all of them. */
  const die = async (): Promise<void> => {
    const killed = newId();
    await web.running.db.query(
      `INSERT INTO listening_workers VALUES ($1, now() + ${LEFT} * interval '1 millisecond')`,
      [killed],
    );
    await web.running.db.query(
      `INSERT INTO listeners (calendar_id, worker, ready_since)
       SELECT id, $1, now() FROM unnest($2::uuid[]) AS held (id)
       ON CONFLICT (calendar_id) DO UPDATE SET worker = excluded.worker, ready_since = excluded.ready_since`,
      [killed, pairs.map(({ source }) => source.id)],
    );
  };

  const over = (): Promise<unknown> =>
    web.running.db.query(
      "UPDATE listening_workers SET lease_until = now() WHERE lease_until > now() + interval '5 seconds'",
    );

  it('are taken on by another one soon after its lease, and what they were told meanwhile is read', async () => {
    await die();
    house = await web.another({ env: { LEASE_SECONDS: '2' } });
    try {
      for (const [n, pair] of pairs.entries()) web.change(pair, `unheard-${n}`);
      for (const pair of pairs) expect(await web.push(pair)).toMatchObject({ state: 'on' });
      expect(pairs[0]?.account.provider.listeners.standing()).toEqual([]);
      await over();
      const killedAt = performance.now();
      await eventually(() => expect(pairs[0]?.account.provider.listeners.standing()).toHaveLength(3));
      expect(performance.now() - killedAt).toBeLessThan(2_000);
      for (const pair of pairs) {
        await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
        await eventually(async () => expect(await web.finds(pair)).toMatchObject([{ counts: { read: 1 } }]));
      }
    } finally {
      await house.stop();
    }
  });
});

describe('a calendar that no worker listens to', () => {
  it('says so', async () => {
    const house = await ListeningHouse.start({ mode: 'web' });
    try {
      expect(await house.push(await house.pair())).toMatchObject({ state: 'off', reason: 'no-listener' });
    } finally {
      await house.stop();
    }
  });
});
