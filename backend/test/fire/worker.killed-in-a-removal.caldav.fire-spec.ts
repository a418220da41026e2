import { describeWithRadicale } from '@calmirror/testkit';
import { FireHouse } from './harness/fire-house.js';
import { KillAtEachPoint, unharmed } from './harness/kill-at-each-point.js';
import { RadicaleTarget } from './harness/radicale-target.js';
import { RemovingWork } from './harness/removing-work.js';
import { placesIn } from './harness/shots.js';

describeWithRadicale('a worker that is killed at any point while it removes a pair from a CalDAV calendar', () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 2, env: { CALDAV_REQUESTS_PER_MINUTE: '100000' } });
  });
  afterAll(() => house.close());

  it("leaves nothing that the next worker does not take away, and all that is not the pair's", async () => {
    const target = await RadicaleTarget.open(house);
    const shots = await KillAtEachPoint.open(house, target, await RemovingWork.open(house, target));
    const points = await shots.enumerate();
    expect(points.filter((point) => / DELETE/.test(point))).toHaveLength(8);

    for (const place of placesIn(points)) {
      const kill = await shots.kill(place);
      expect(kill).toEqual(unharmed(kill.point));
    }
  });
});
