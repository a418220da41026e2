import { describeWithRadicale } from '@calmirror/testkit';
import { Dice } from './harness/dice.js';
import { FireHouse } from './harness/fire-house.js';
import { NaiveWriting } from './harness/naive-writing.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { RadicaleTarget } from './harness/radicale-target.js';
import { RandomKills } from './harness/random-kills.js';
import { AT_REST } from './harness/sums.js';
import { KILLS, NAIVE_KILLS } from './harness/shots.js';

const dice = new Dice();

describeWithRadicale(
  `${KILLS} random kills of two workers that fill a CalDAV calendar (FIRE_SEED=${dice.seed})`,
  () => {
    let house: FireHouse;
    let target: RadicaleTarget;

    beforeAll(async () => {
      house = await FireHouse.open({ spares: 2, env: { CALDAV_REQUESTS_PER_MINUTE: '100000' } });
      target = await RadicaleTarget.open(house);
    });
    afterAll(() => house.close());

    it('leave it as its sources want it', async () => {
      const foreign = await target.foreign();
      const pairs = [
        await PairUnderFire.open(house, target, 'early', 20),
        await PairUnderFire.open(house, target, 'late', 20),
      ];
      const kills = new RandomKills(house, pairs, dice);
      await kills.shoot(KILLS);
      await kills.settle();

      expect(kills.tally.atWork).toBeGreaterThan(KILLS / 2);
      expect(await Promise.all(pairs.map((pair) => pair.sums()))).toEqual([AT_REST, AT_REST]);
      expect(await target.foreign()).toBe(foreign);
    });

    it('would leave a twin each, seen by the same sums, if mirrors had no identity of their own', async () => {
      const naive = new NaiveWriting(target, 2 * NAIVE_KILLS);
      house.atEnd(() => naive.close());
      expect(await naive.shoot(NAIVE_KILLS, dice)).toEqual({ ...AT_REST, twins: NAIVE_KILLS, unmapped: NAIVE_KILLS });
    });
  },
);
