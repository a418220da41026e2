import { FireHouse } from './harness/fire-house.js';
import { KillAtEachPoint, unharmed } from './harness/kill-at-each-point.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { PublishedTarget } from './harness/published-target.js';
import { ReconcilingWork } from './harness/reconciling-work.js';
import { placesIn } from './harness/shots.js';

describe('a worker that is killed at any point while it reconciles a published calendar', () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 2 });
  });
  afterAll(() => house.close());

  it('leaves nothing that the next worker does not put right: deleted, unknown and unwanted mirrors', async () => {
    const target = await PublishedTarget.open(house);
    const pair = await PairUnderFire.open(house, target, 'event', 12);
    const shots = await KillAtEachPoint.open(house, target, new ReconcilingWork(pair));
    const points = await shots.enumerate();
    expect(points.filter((point) => point.includes('published_events'))).not.toEqual([]);

    for (const place of placesIn(points)) {
      const kill = await shots.kill(place);
      expect(kill).toEqual(unharmed(kill.point));
    }
  });
});
