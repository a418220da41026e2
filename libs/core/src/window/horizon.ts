import type { TimeWindow } from '../event/instance.js';

/**
 * How far a series is written out where its instances have to be judged one by one: to the end of the quarter in which
 * the window ends (UTC, excluded). The window moves daily; a series bounded by it would be rewritten daily, and one that
 * is not bounded at all would show, later than the window, instances that nobody judged.
 */
export function horizonOf(window: TimeWindow): number {
  return quarterStart(Date.parse(window.to) - 1, 1);
}

/** Start of the quarter (UTC) in which `instant` lies, or of one that many `quarters` later. */
export function quarterStart(instant: number, quarters = 0): number {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), (Math.floor(date.getUTCMonth() / 3) + quarters) * 3, 1);
}
