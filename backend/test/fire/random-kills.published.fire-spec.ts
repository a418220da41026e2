import { Dice } from './harness/dice.js';
import { FireHouse } from './harness/fire-house.js';
import { PairUnderFire } from './harness/pair-under-fire.js';
import { PublishedTarget } from './harness/published-target.js';
import { RandomKills } from './harness/random-kills.js';
import { AT_REST } from './harness/sums.js';
import { KILLS } from './harness/shots.js';

const dice = new Dice();

describe(`${KILLS} random kills of two workers that fill a published calendar (FIRE_SEED=${dice.seed})`, () => {
  let house: FireHouse;

  beforeAll(async () => {
    house = await FireHouse.open({ spares: 2 });
  });
  afterAll(() => house.close());

  it('leave it as its sources want it', async () => {
    const target = await PublishedTarget.open(house);
    const pairs = [
      await PairUnderFire.open(house, target, 'early', 20),
      await PairUnderFire.open(house, target, 'late', 20),
    ];
    const kills = new RandomKills(house, pairs, dice);
    await kills.shoot(1);
    await house.rest();
    const foreign = await target.foreign();

    await kills.shoot(KILLS - 1);
    await kills.settle();

    expect(kills.tally.atWork).toBeGreaterThan(KILLS / 2);
    expect(await Promise.all(pairs.map((pair) => pair.sums()))).toEqual([AT_REST, AT_REST]);
    expect(await target.foreign()).toBe(foreign);
  });
});
