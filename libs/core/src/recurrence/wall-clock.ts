/**
 * Wall-clock times as numbers: milliseconds since 1970-01-01T00:00:00 on a clock without zone. All arithmetic of
 * recurrence is done on them, since a rule speaks of the clock on the wall and never of instants (RFC 5545 §3.3.10).
 */
export type Wall = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** The last second that four digits of a year can name; nothing is computed beyond it. */
export const LAST_WALL: Wall = Date.parse('9999-12-31T23:59:59Z');
export const FIRST_WALL: Wall = Date.parse('0001-01-01T00:00:00Z');

/** Reads `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS` or an instant `…Z`; NaN for anything else. */
export function parseWall(text: string): Wall {
  return Date.parse(text.length === 10 || text.endsWith('Z') ? text : `${text}Z`);
}

/** `YYYY-MM-DDTHH:MM:SS` */
export function formatWall(wall: Wall): string {
  return new Date(wall).toISOString().slice(0, 19);
}

/** `YYYY-MM-DD` */
export function formatDay(wall: Wall): string {
  return new Date(wall).toISOString().slice(0, 10);
}

/** `YYYY-MM-DDTHH:MM:SSZ` */
export function formatInstant(instant: number): string {
  return `${formatWall(instant)}Z`;
}

/** Midnight at the start of the day. */
export function dayOf(wall: Wall): Wall {
  return Math.floor(wall / DAY) * DAY;
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(wall: Wall): number {
  // 1970-01-01 was a Thursday.
  return (((Math.floor(wall / DAY) + 3) % 7) + 7) % 7;
}
