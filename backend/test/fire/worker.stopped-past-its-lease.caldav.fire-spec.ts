import { describeWithRadicale } from '@calmirror/testkit';
import { FireHouse } from './harness/fire-house.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { RadicaleTarget } from './harness/radicale-target.js';
import { harmless, StopAtEachPoint } from './harness/stop-at-each-point.js';

/**
 * A request that is on its way when its worker is stopped reaches the server whenever the network lets it: here after
 * another worker has gone ahead. `If-Match` and `If-None-Match` make it harmless.
 */
describeWithRadicale('a worker that is stopped past its lease in mid-write onto a CalDAV calendar', () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 2, env: { CALDAV_REQUESTS_PER_MINUTE: '100000' } });
  });
  afterAll(() => house.close());

  it('changes nothing with what was on its way, and sends nothing more', async () => {
    const target = await RadicaleTarget.open(house);
    const pair = await PairUnderFire.open(house, target, 'event', 20);
    const stops = await StopAtEachPoint.open(house, pair);
    const points = await stops.enumerate();
    const writes = points.flatMap((point, place) => (/ PUT| DELETE|mappings$/.test(point) ? [place] : []));
    // One create and one update, each at all of its points.
    const shots = [...writes.slice(0, 4), ...writes.slice(-2)];
    for (const place of shots) {
      const woken = await stops.stop(place);
      expect(woken).toEqual(harmless(woken.point));
    }
  });
});
