import { eventually } from '../harness/eventually.js';
import { FaultPoints, pointsOf } from './harness/fault-points.js';
import { FireHouse } from './harness/fire-house.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { PublishedTarget } from './harness/published-target.js';
import { AT_REST } from './harness/sums.js';
import { within } from './harness/within.js';
import { placesIn } from './harness/shots.js';

const CUT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

/** A request that meets a connection which nobody has found dead yet is answered an error; people ask again. */
const askAgain = (request: () => Promise<void>): Promise<void> => eventually(request, 30_000);

describe('connections to the database that are all cut in mid-run', () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 1 });
  });
  afterAll(() => house.close());

  it('cost nothing, at any point of the run', async () => {
    const pair = await PairUnderFire.open(house, await PublishedTarget.open(house), 'event', 40);
    const worker = await house.workers.take();
    await house.rest();
    const all = await pointsOf(async (points) => {
      worker.watch = points.watchDatabase;
      pair.source.change(4, 4, 4);
      await pair.mirror();
      await house.rest();
    });

    for (const place of placesIn(all)) {
      const points = new FaultPoints(place);
      worker.watch = points.watchDatabase;
      pair.source.change(4, 4, 4);
      await askAgain(() => pair.mirror());
      const point = await within(points.reached, `point ${place} of the run`);
      await house.db.query(CUT);
      worker.watch = () => undefined;
      points.release();
      await house.rest();
      await askAgain(() => pair.mirror());
      await house.rest();
      expect({ point, sums: await pair.sums() }).toEqual({ point, sums: AT_REST });
    }
    expect([house.web.isAlive, worker.process.isAlive]).toEqual([true, true]);
  });
});
