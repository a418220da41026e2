import { describeWithRadicale } from '@calmirror/testkit';
import { FireHouse } from './harness/fire-house.js';
import { KillAtEachPoint, unharmed } from './harness/kill-at-each-point.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { RadicaleTarget } from './harness/radicale-target.js';
import { ReconcilingWork } from './harness/reconciling-work.js';
import { placesIn } from './harness/shots.js';

describeWithRadicale('a worker that is killed at any point while it reconciles a CalDAV calendar', () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 2, env: { CALDAV_REQUESTS_PER_MINUTE: '100000' } });
  });
  afterAll(() => house.close());

  it('leaves nothing that the next worker does not put right: edited, deleted, copied, unknown and unwanted mirrors', async () => {
    const target = await RadicaleTarget.open(house);
    const pair = await PairUnderFire.open(house, target, 'event', 12);
    const shots = await KillAtEachPoint.open(house, target, new ReconcilingWork(pair));
    const points = await shots.enumerate();
    // Of each round: one create, two updates or creates anew, and two deletions.
    expect(points.filter((point) => /PUT|DELETE/.test(point))).toHaveLength(10);

    for (const place of placesIn(points)) {
      const kill = await shots.kill(place);
      expect(kill).toEqual(unharmed(kill.point));
    }
  });
});
