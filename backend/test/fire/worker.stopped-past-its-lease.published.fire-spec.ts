import { FireHouse } from './harness/fire-house.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { PublishedTarget } from './harness/published-target.js';
import { harmless, StopAtEachPoint } from './harness/stop-at-each-point.js';
import { placesIn } from './harness/shots.js';

describe('a worker that is stopped past its lease, at any point of a run, and woken when another one has gone ahead', () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 2 });
  });
  afterAll(() => house.close());

  it('writes nothing', async () => {
    const target = await PublishedTarget.open(house);
    const pair = await PairUnderFire.open(house, target, 'event', 40);
    const stops = await StopAtEachPoint.open(house, pair);
    const points = await stops.enumerate();
    expect(points.filter((point) => point.includes('published_events'))).toHaveLength(2);

    for (const place of placesIn(points)) {
      const woken = await stops.stop(place);
      expect(woken).toEqual(harmless(woken.point));
    }
  });
});
