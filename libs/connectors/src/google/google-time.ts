import { type CustomZone, type EventTime, instantOf, ProviderError, wallAt } from '@calmirror/core';
import { EventFault } from '../icalendar/event-fault.js';
import { ianaNameOf } from '../icalendar/zone-name.js';
import type { GoogleTime } from './google-event.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/i;

/**
 * A time as Google says it: a day, or a moment with the zone that it was meant in. The moment is what counts: where the
 * clock of that zone shows its wall-clock time twice and this is the second, it stays a moment.
 * @throws EventFault where it is no time
 */
export function timeFrom({ date, dateTime, timeZone }: GoogleTime): EventTime {
  if (typeof date === 'string' && DATE.test(date) && !Number.isNaN(Date.parse(date))) return { kind: 'date', date };
  const zone = ianaNameOf(timeZone ?? '');
  if (typeof dateTime === 'string' && !OFFSET.test(dateTime)) return wallFrom(dateTime, zone);
  const at = Date.parse(dateTime ?? '');
  if (Number.isNaN(at)) throw new EventFault('bad-start', 'The event has a time that is none.');
  const instant = spelt(at);
  if (zone === null || zone === 'UTC') return { kind: 'instant', instant };
  return zonedAt(instant, zone) ?? { kind: 'instant', instant };
}

/**
 * A time in Google's words: with its zone where IANA knows it, else as the moment it is. Its offset is told with it, so
 * that nothing hangs on how Google reads a time that a clock shows twice or never.
 * @throws ProviderError `rejected` for a time in no zone
 */
export function googleTime(time: EventTime, zones: readonly CustomZone[]): GoogleTime {
  if (time.kind === 'date') return { date: time.date };
  const instant = time.kind === 'floating' ? null : instantOf(time, zones);
  if (instant === null) throw new ProviderError('rejected', 'refused', 'Google has no place for a time in no zone.');
  if (time.kind !== 'zoned' || !isIana(time.zone, zones)) return { dateTime: instant, timeZone: 'UTC' };
  const minutes = Math.round((Date.parse(`${time.wall}Z`) - Date.parse(instant)) / 60_000);
  // Offsets of whole minutes alone can be said; those of before 1900 are finer.
  if (Date.parse(instant) + minutes * 60_000 !== Date.parse(`${time.wall}Z`))
    return { dateTime: instant, timeZone: time.zone };
  const size = Math.abs(minutes);
  const parts = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return { dateTime: `${time.wall}${minutes < 0 ? '-' : '+'}${parts.join(':')}`, timeZone: time.zone };
}

/** Whether a zone's name means the same to Google. */
export function isIana(zone: string, zones: readonly CustomZone[]): boolean {
  return !zones.some(({ id }) => id === zone) && ianaNameOf(zone) === zone && zone !== 'UTC';
}

/** What an instance's id ends in: its original start, `20260302` or `20260302T090000Z`. */
export function stampOf(original: EventTime, zones: readonly CustomZone[]): string {
  const text = original.kind === 'date' ? original.date : (instantOf(original, zones) ?? '');
  return text.replace(/[-:]/g, '');
}

/** The original start that the end of an instance's id names; null where it names none. */
export function timeOfStamp(stamp: string): EventTime | null {
  const [, date = '', time] = /^(\d{8})(?:T(\d{6})Z)?$/.exec(stamp) ?? [];
  if (date === '') return null;
  const day = date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  if (time === undefined) return { kind: 'date', date: day };
  return { kind: 'instant', instant: `${day}T${time.replace(/^(\d{2})(\d{2})(\d{2})$/, '$1:$2:$3')}Z` };
}

/** A moment on the clock by which a series goes. */
export function onClockOf(start: EventTime, time: EventTime): EventTime {
  if (start.kind !== 'zoned' || time.kind !== 'instant') return time;
  return zonedAt(time.instant, start.zone) ?? time;
}

/** Null for the second of two moments that the clock shows alike, which its wall-clock time does not name. */
function zonedAt(instant: string, zone: string): EventTime | null {
  const wall = wallAt(instant, zone);
  const zoned: EventTime | null = wall === null ? null : { kind: 'zoned', wall, zone };
  return zoned !== null && instantOf(zoned) === instant ? zoned : null;
}

function wallFrom(dateTime: string, zone: string | null): EventTime {
  const at = Date.parse(`${dateTime}Z`);
  if (Number.isNaN(at)) throw new EventFault('bad-start', 'The event has a time that is none.');
  const wall = spelt(at).slice(0, -1);
  return zone === null || zone === 'UTC' ? { kind: 'instant', instant: `${wall}Z` } : { kind: 'zoned', wall, zone };
}

const spelt = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
