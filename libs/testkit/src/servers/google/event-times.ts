import { Temporal } from 'temporal-polyfill';
import { type Body, isObject } from './google-call.js';
import type { GoogleTime, StoredTime } from './google-event.js';
import { refuse } from './google-refusal.js';

const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/i;
const zones = new Map<string, boolean>();

/** Google takes names of the IANA database alone; offsets are none. */
export function isZone(name: string): boolean {
  let known = zones.get(name);
  if (known === undefined) {
    known = /^[A-Za-z]/.test(name) && placed(0, name) !== null;
    zones.set(name, known);
  }
  return known;
}

/**
 * Reads a start or an end.
 * @param inSeries a timed series must name its zone, since its rule is about the clock on that wall
 */
export function readTime(value: unknown, which: 'start' | 'end', calendarZone: string, inSeries: boolean): StoredTime {
  if (value === undefined || value === null) throw refuse.required(`Missing ${which} time.`);
  if (!isObject(value)) throw refuse.parseError();
  const { date, dateTime } = value;
  const zone = zoneOf(value, which);
  if (isThere(date) === isThere(dateTime)) throw refuse.invalid(`Invalid ${which} time.`);
  if (isThere(date)) return { kind: 'day', date: readDay(date, which) };
  const [, wall = '', offset] = (typeof dateTime === 'string' ? DATE_TIME.exec(dateTime) : null) ?? [];
  if (wall === '') throw refuse.invalid(`Invalid value for: Invalid format: "${String(dateTime)}"`);
  if (zone === null && (inSeries || offset === undefined))
    throw refuse.invalid(`Missing time zone definition for ${which} time.`);
  const at = offset === undefined ? momentOnWall(wall, zone ?? calendarZone) : Date.parse(withSeconds(wall) + offset);
  if (at === null || Number.isNaN(at)) throw refuse.invalid(`Invalid value for: Invalid format: "${String(dateTime)}"`);
  return { kind: 'moment', at, zone: zone ?? calendarZone };
}

/** A stored time in the words of the API; moments as the clock of a zone shows them. */
export function showTime(time: StoredTime, zone: string): GoogleTime {
  if (time.kind === 'day') return { date: time.date };
  return { dateTime: momentIn(time.at, zone), timeZone: time.zone };
}

/** `2026-03-02T10:00:00+01:00`, or `…Z` where that is the clock's. */
export function momentIn(at: number, zone: string): string {
  const text = placed(at, zone)?.toString({ timeZoneName: 'never', smallestUnit: 'second' }) ?? '';
  return text.replace(/\+00:00$/, 'Z');
}

/** `2026-03-02T10:00:00` on the clock of a zone. */
export function wallIn(at: number, zone: string): string {
  return placed(at, zone)?.toPlainDateTime().toString({ smallestUnit: 'second' }) ?? '';
}

/** Null where the text is none; what a clock skips is put off, what it shows twice is the first. */
export function momentOnWall(wall: string, zone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** The moment of a stored time; a day begins at midnight of the calendar's zone. */
export function momentOfTime(time: StoredTime, calendarZone: string): number {
  return time.kind === 'moment' ? time.at : (momentOnWall(`${time.date}T00:00:00`, calendarZone) ?? 0);
}

export const isSameTime = (one: StoredTime, other: StoredTime): boolean =>
  one.kind === 'day' ? other.kind === 'day' && one.date === other.date : other.kind === 'moment' && one.at === other.at;

/** The end of an instance's id: `20260302`, or `20260302T090000Z`. */
export function stampOf(time: StoredTime): string {
  const text = time.kind === 'day' ? time.date : new Date(time.at).toISOString().slice(0, 19) + 'Z';
  return text.replaceAll(/[-:]/g, '');
}

function readDay(date: unknown, which: string): string {
  const isDay = typeof date === 'string' && DATE.test(date) && !Number.isNaN(Date.parse(date));
  // 31 February is passed on to March by some who read it.
  if (!isDay || new Date(date).toISOString().slice(0, 10) !== date) throw refuse.invalid(`Invalid ${which} time.`);
  return date;
}

function zoneOf({ timeZone }: Body, which: string): string | null {
  if (!isThere(timeZone)) return null;
  if (typeof timeZone !== 'string' || !isZone(timeZone))
    throw refuse.invalid(`Invalid time zone definition for ${which} time.`);
  return timeZone;
}

function placed(at: number, zone: string): Temporal.ZonedDateTime | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  } catch {
    return null;
  }
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null;
const withSeconds = (wall: string): string => (wall.length === 16 ? `${wall}:00` : wall);
