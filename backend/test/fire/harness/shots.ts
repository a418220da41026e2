import { Dice } from './dice.js';

/**
 * A shot costs a process. So there is a share of them, another one each time; `FIRE=all` has all that there are.
 */
const ALL = process.env['FIRE'] === 'all';

/** Kills at random moments. */
export const KILLS = ALL ? 100 : 12;

/** Kills of a writer whose mirrors have no identity. */
export const NAIVE_KILLS = ALL ? 20 : 6;

/** Places of the points of a run that are shot at: all, or each fourth. */
export function placesIn(points: readonly string[], dice = new Dice()): readonly number[] {
  const first = dice.below(4);
  return [...points.keys()].filter((place) => ALL || place % 4 === first);
}
