import type { EventTime } from '@calmirror/core';
import type { Property } from './component.js';
import { EventFault } from './event-fault.js';
import type { ZoneResolver } from './zone-resolver.js';

const DAY = 86_400_000;
const LAST = Date.parse('9999-12-31T00:00:00Z');
const FORM =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?|Z)?$/iu;

/**
 * One DATE or DATE-TIME value (RFC 5545 §3.3.4 and §3.3.5). Its own form decides what it is, since VALUE is often
 * missing or wrong; ISO 8601's separators and offsets are taken too.
 *
 * @returns null where it is no date
 * @throws EventFault `unknown-zone`
 */
export function timeOfValue(text: string, property: Property, zones: ZoneResolver): EventTime | null {
  const match = FORM.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  const date = `${year}-${month}-${day}`;
  if (!isDate(date)) return null;
  const isMidnight = hour === '00' && minute === '00' && second === '00';
  const saysDate = property.parameters.get('VALUE')?.toUpperCase() === 'DATE';
  if (hour === undefined || minute === undefined || (saysDate && isMidnight)) return { kind: 'date', date };
  const wall = wallOf(date, Number(hour), Number(minute), Number(second));
  if (wall === null) return null;
  if (offset?.toUpperCase() === 'Z') return { kind: 'instant', instant: `${wall}Z` };
  if (offset !== undefined) return withOffset(wall, offset);
  return inZone(wall, property, zones);
}

function inZone(wall: string, property: Property, zones: ZoneResolver): EventTime {
  const name = property.parameters.get('TZID')?.trim() ?? '';
  if (name === '') return { kind: 'floating', wall };
  const zone = zones.resolve(name);
  if (zone === null) throw new EventFault('unknown-zone', `There is no time zone "${name}".`);
  return zone === 'UTC' ? { kind: 'instant', instant: `${wall}Z` } : { kind: 'zoned', wall, zone };
}

function isDate(date: string): boolean {
  const instant = Date.parse(`${date}T00:00:00Z`);
  return !date.startsWith('0000') && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date);
}

function wallOf(date: string, hour: number, minute: number, second: number): string | null {
  if (minute > 59 || second > 60 || hour > 24 || (hour === 24 && (minute > 0 || second > 0))) return null;
  // 24:00 is the next day's midnight; a leap second is the second before it.
  const instant = Date.parse(`${date}T00:00:00Z`) + ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1_000;
  return instant > Date.parse('9999-12-31T23:59:59Z') ? null : new Date(instant).toISOString().slice(0, 19);
}

function withOffset(wall: string, offset: string): EventTime {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/u.exec(offset) ?? [];
  const east = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { kind: 'instant', instant: `${new Date(Date.parse(`${wall}Z`) - east).toISOString().slice(0, 19)}Z` };
}

/** Midnight at or after a wall-clock time, as a date. */
export function dayAtOrAfter(wall: string): string {
  return new Date(Math.min(Math.ceil(Date.parse(`${wall.slice(0, 19)}Z`) / DAY) * DAY, LAST))
    .toISOString()
    .slice(0, 10);
}

/** The date after this one. */
export function nextDay(date: string): string {
  return new Date(Math.min(Date.parse(`${date}T00:00:00Z`) + DAY, LAST)).toISOString().slice(0, 10);
}
