import { describeWithRadicale } from '@calmirror/testkit';
import { FaultPoints } from './harness/fault-points.js';
import { FireHouse } from './harness/fire-house.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { RadicaleTarget } from './harness/radicale-target.js';
import { AT_REST } from './harness/sums.js';
import { within } from './harness/within.js';

/** Milliseconds from SIGTERM to the end, whatever the target does. */
const LIMIT = 25_000;

describeWithRadicale('a worker that is asked to end (SIGTERM) while its target never answers', () => {
  let house: FireHouse;

  beforeAll(async () => {
    // A lease that is not given up would hold the other worker back for minutes.
    house = await FireHouse.open({
      spares: 2,
      env: { LEASE_SECONDS: '600', CALDAV_REQUESTS_PER_MINUTE: '100000' },
    });
  });
  afterAll(() => house.close());

  it('ends in time with 0, gives its lease up, and leaves nothing that the next worker does not put right', async () => {
    const target = await RadicaleTarget.open(house);
    const pair = await PairUnderFire.open(house, target, 'event', 10);
    const worker = await house.workers.take();
    await house.rest();
    const foreign = await target.foreign();
    // The server has done it; what it says of it never comes.
    const silence = new FaultPoints((label) => label === 'after PUT');
    target.watchedBy(silence);
    pair.source.change(3, 3, 3);
    const { id } = await house.order('mirror', pair.pair.id);
    await within(silence.reached, 'a write to the target');

    const asked = performance.now();
    worker.process.signal('SIGTERM');
    expect(await within(worker.process.ended, 'the end of the worker', LIMIT)).toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(LIMIT);
    const { rows } = await house.db.query(
      'SELECT status, attempt, locked_by, lease_until FROM sync_jobs WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ status: 'queued', attempt: 0, locked_by: null, lease_until: null }]);

    target.watchedBy(null);
    await house.workers.take();
    await house.rest();
    expect(await pair.sums()).toEqual(AT_REST);
    expect(await target.foreign()).toBe(foreign);
  });
});
