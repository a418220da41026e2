import { describeWithRadicale } from '@calmirror/testkit';
import { FireHouse } from './harness/fire-house.js';
import { KillAtEachPoint, unharmed } from './harness/kill-at-each-point.js';
import { MirroringWork } from './harness/mirroring-work.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { RadicaleTarget } from './harness/radicale-target.js';
import { placesIn } from './harness/shots.js';

/** Of each round: two creates, two updates, two deletions. */
const WRITES = 6;
/** A write that was done and not noted is refused when it comes again, and looked at. */
const REPEATED = 2;

describeWithRadicale('a worker that is killed at any point of a run onto a CalDAV calendar', () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 2, env: { CALDAV_REQUESTS_PER_MINUTE: '100000' } });
  });
  afterAll(() => house.close());

  it('leaves nothing that the next worker does not put right', async () => {
    const target = await RadicaleTarget.open(house);
    const pair = await PairUnderFire.open(house, target, 'event', 40);
    const shots = await KillAtEachPoint.open(house, target, new MirroringWork(pair));
    const points = await shots.enumerate();
    expect(points.filter((point) => /PUT|DELETE/.test(point))).toHaveLength(2 * WRITES);

    for (const place of placesIn(points)) {
      const before = target.gate.requests;
      const kill = await shots.kill(place);
      expect(kill).toEqual(unharmed(kill.point));
      expect(target.gate.requests - before).toBeLessThanOrEqual(WRITES + REPEATED);
    }
  });
});
