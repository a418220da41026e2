import { DAY, type Wall } from './wall-clock.js';

/** What a zone has to answer: its offset from UTC, in milliseconds to the east, at an instant (epoch milliseconds). */
export interface ZoneOffsets {
  offsetAt(instant: number): number;
}

export const UTC_OFFSETS: ZoneOffsets = { offsetAt: () => 0 };

/**
 * The instant that a wall-clock time names (RFC 5545 §3.3.5): one that occurs twice means its first occurrence, one
 * that does not occur is read with the offset from before the gap.
 */
export function instantOfWall(wall: Wall, zone: ZoneOffsets): number {
  const before = zone.offsetAt(wall - DAY);
  const after = zone.offsetAt(wall + DAY);
  const first = wall - Math.max(before, after);
  if (zone.offsetAt(first) === wall - first) return first;
  const second = wall - Math.min(before, after);
  if (zone.offsetAt(second) === wall - second) return second;
  return wall - before;
}

/** The wall-clock time that a zone shows at an instant. */
export function wallOfInstant(instant: number, zone: ZoneOffsets): Wall {
  return instant + zone.offsetAt(instant);
}
