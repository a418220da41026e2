import { setTimeout as pause } from 'node:timers/promises';
import { FaultPoints } from './harness/fault-points.js';
import { FireHouse } from './harness/fire-house.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { PublishedTarget } from './harness/published-target.js';
import { AT_REST } from './harness/sums.js';
import { within } from './harness/within.js';

/** Seconds. Ten minutes for leases of a minute would be the same. */
const LEASE = 3;
const LEASES = 10;

describe('a job that takes ten times as long as a lease', () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 2, env: { LEASE_SECONDS: String(LEASE) } });
  });
  afterAll(() => house.close());

  it('stays with the worker that has it, while another one looks for work all the time', async () => {
    const pair = await PairUnderFire.open(house, await PublishedTarget.open(house), 'event', 10);
    const worker = await house.workers.take();
    await house.rest();
    const points = new FaultPoints((label) => label.startsWith('after published_events'));
    pair.source.change(2);
    worker.watch = points.watchDatabase;
    const { id } = await house.order('mirror', pair.pair.id);
    await within(points.reached, 'a write to the target');
    const other = await house.workers.take();

    // The time itself is what is tested: heartbeats alone keep the lease.
    await pause(LEASES * LEASE * 1_000);
    const { rows } = await house.db.query('SELECT status, attempt FROM sync_jobs WHERE id = $1', [id]);
    expect(rows).toEqual([{ status: 'running', attempt: 1 }]);
    points.release();
    await house.rest();

    const ended = await house.db.query('SELECT status, attempt FROM sync_jobs WHERE id = $1', [id]);
    expect(ended.rows).toEqual([{ status: 'succeeded', attempt: 1 }]);
    expect(other.process.isAlive).toBe(true);
    expect(await pair.sums()).toEqual(AT_REST);
  });
});
