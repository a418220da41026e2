import { eventually } from '../harness/eventually.js';
import { claimedBy } from './harness/database-round.js';
import { FaultPoints } from './harness/fault-points.js';
import { FireHouse } from './harness/fire-house.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { PublishedTarget } from './harness/published-target.js';
import { AT_REST } from './harness/sums.js';
import { within } from './harness/within.js';

describe('a worker that is asked to end (SIGTERM) while it writes to a target', () => {
  let house: FireHouse;

  beforeAll(async () => {
    // Nobody waits for a lease here: what goes on at once was handed over.
    house = await FireHouse.open({ spares: 2, env: { LEASE_SECONDS: '60' } });
  });
  afterAll(() => house.close());

  it('is not ready at once, ends the batch, hands its job over, takes none, and ends with 0', async () => {
    const target = await PublishedTarget.open(house);
    const pair = await PairUnderFire.open(house, target, 'event', 40);
    const [worker, other] = [await house.workers.take(), (await house.workers.take()).pause()];
    await house.rest();
    const journal = async (): Promise<number> => {
      const { rows } = await house.db.query<{ n: number }>('SELECT count(*)::int AS n FROM journal');
      return rows[0]?.n ?? 0;
    };
    const linesBefore = await journal();
    const points = new FaultPoints((label) => label.startsWith('before published_events'));
    worker.watch = points.watchDatabase;
    pair.source.change(5, 5, 5);
    const { id } = await house.order('mirror', pair.pair.id);
    await within(points.reached, 'a write to the target');

    const asked = performance.now();
    worker.process.signal('SIGTERM');
    const health = async (probe: string): Promise<number> => (await fetch(`${worker.url}/health/${probe}`)).status;
    await eventually(async () => expect(await health('ready')).toBe(503), 10_000);
    expect(await health('live')).toBe(200);
    const later = await house.order('mirror', pair.pair.id);
    const claimedBefore = worker.claimed;

    const claimed = new Promise<number>((resolve) => {
      other.watch = (_, round) => void (claimedBy(round) > 0 && resolve(performance.now()));
    });
    points.release();
    const ending = await within(worker.process.ended, 'the end of the worker', 25_000);
    const ended = performance.now();
    expect(ending).toEqual({ code: 0, signal: null });
    expect(ended - asked).toBeLessThan(25_000);
    expect(worker.claimed).toBe(claimedBefore);

    other.work();
    expect((await within(claimed, 'the other worker')) - ended).toBeLessThan(20_000);
    await house.rest();
    const { rows } = await house.db.query('SELECT id, status FROM sync_jobs WHERE id = ANY($1) ORDER BY id', [
      [id, later.id],
    ]);
    expect(rows).toContainEqual({ id: later.id, status: 'succeeded' });
    expect(await pair.sums()).toEqual(AT_REST);
    // Nothing was done twice: the step under way had ended with its notes.
    expect((await journal()) - linesBefore).toBe(15);
  });
});
