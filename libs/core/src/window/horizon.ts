import type { TimeWindow } from '../event/instance.js';

/**
 * How far a series is written out where its instances have to be judged one by one: to the end of the quarter in which
 * the window ends (UTC, excluded). The window moves daily; a series bounded by it would be rewritten daily, and one that
 * is not bounded at all would show, later than the window, instances that nobody judged.
 */
export function horizonOf(window: TimeWindow): number {
  const end = new Date(Date.parse(window.to) - 1);
  return Date.UTC(end.getUTCFullYear(), (Math.floor(end.getUTCMonth() / 3) + 1) * 3, 1);
}
