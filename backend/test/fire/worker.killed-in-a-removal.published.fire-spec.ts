import { FireHouse } from './harness/fire-house.js';
import { KillAtEachPoint, unharmed } from './harness/kill-at-each-point.js';
import { PublishedTarget } from './harness/published-target.js';
import { RemovingWork } from './harness/removing-work.js';
import { placesIn } from './harness/shots.js';

describe('a worker that is killed at any point while it removes a pair from a published calendar', () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 2 });
  });
  afterAll(() => house.close());

  it("leaves nothing that the next worker does not take away, and all that is not the pair's", async () => {
    const target = await PublishedTarget.open(house);
    const shots = await KillAtEachPoint.open(house, target, await RemovingWork.open(house, target));
    const points = await shots.enumerate();
    expect(points.filter((point) => point.includes('published_events'))).toHaveLength(4);

    for (const place of placesIn(points)) {
      const kill = await shots.kill(place);
      expect(kill).toEqual(unharmed(kill.point));
    }
  });
});
