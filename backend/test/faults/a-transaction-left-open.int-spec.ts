import { Client } from 'pg';
import { eventually } from '../harness/eventually.js';
import { FakeHouse, hourOf, type PairInHouse, titles } from './harness/fake-house.js';

const LEASE_SECONDS = 1;
/** Longer than a lease, and than the patience of readiness with its claims. */
const LEFT_OPEN_MS = 3_000;

describe('a transaction that is left open', () => {
  let house: FakeHouse;
  let pair: PairInHouse;
  let stranger: Client;

  beforeAll(async () => {
    house = await FakeHouse.start({ LEASE_SECONDS: String(LEASE_SECONDS) });
    pair = await house.pair();
    pair.source.held.hold([hourOf('first')]);
    await house.read(pair);
    stranger = new Client({ connectionString: house.running.database.url });
    await stranger.connect();
  });
  afterAll(async () => {
    await stranger.end();
    await house.stop();
  });

  const probe = async (name: string): Promise<number> => (await house.running.guest().get(`/health/${name}`)).status;
  const mirrored = (...all: string[]): Promise<void> =>
    eventually(async () => {
      expect(titles(pair)).toEqual(all);
      expect(await house.standing(pair)).toEqual([{ state: 'ok', state_reason: null }]);
    }, 20_000);

  it.each([
    ['mappings', 200],
    ['pairs', 200],
    ['sync_jobs', 503],
  ] as const)(
    'by somebody else in mid-run, with all of %s locked: nothing is lost, readiness says %i',
    async (table, ready) => {
      const before = titles(pair).map(String);
      const writes: string[] = [];
      const locked = new Promise<void>((resolve) => {
        pair.to.provider.watchedBy({
          arrived: async (request) => {
            if (request.kind !== 'write') return;
            for (const operation of request.operations)
              if (operation.kind === 'create') writes.push(operation.mirror.id);
            if (writes.length > 1) return;
            await stranger.query('BEGIN');
            await stranger.query(`LOCK TABLE ${table}`);
            resolve();
          },
        });
      });
      pair.source.held.put(hourOf(table));
      await house.pull(pair);
      await locked;
      const since = performance.now();
      await eventually(async () => {
        expect(performance.now() - since).toBeGreaterThan(LEFT_OPEN_MS);
        expect([await probe('live'), await probe('ready')]).toEqual([200, ready]);
      });
      await stranger.query('ROLLBACK');

      await mirrored(...[...before, table].sort());
      await eventually(async () => expect(await probe('ready')).toBe(200));
      expect(new Set(writes).size).toBe(1);
    },
  );

  it('by one of our own workers is ended by the database in the time of a lease, and harms nobody', async () => {
    const left = house.running.db.createQueryRunner();
    await left.startTransaction();
    await left.query('SELECT FROM pairs FOR UPDATE');
    const since = performance.now();
    await stranger.query('SELECT FROM pairs FOR UPDATE');
    expect(performance.now() - since).toBeLessThan(LEASE_SECONDS * 1_000 + 2_000);
    await expect(left.query('SELECT 1')).rejects.toThrow();
    await left.release();

    const before = titles(pair).map(String);
    pair.source.held.put(hourOf('after'));
    await house.pull(pair);
    await mirrored(...[...before, 'after'].sort());
    expect([await probe('live'), await probe('ready')]).toEqual([200, 200]);
  });
});
