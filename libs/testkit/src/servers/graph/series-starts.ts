import type { PatternedRecurrence, RecurrencePattern } from '@microsoft/microsoft-graph-types';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { instantOf, type PlacedTime, wallAt } from './placed-time.js';

const DAY = 86_400_000;
/** Years that Exchange knows. */
const EARLIEST = Date.UTC(1601, 0, 1);
const LATEST = Date.UTC(4500, 0, 1);
const WEEKDAYS = {
  sunday: 'SU',
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
};
const INDEXES = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };

/**
 * Original starts of a series, on the clock of its recurrence zone, that lie from `from` to `to` (instants). As in
 * Exchange, a day of the month that a month does not have is its last one.
 */
export function seriesStarts(
  recurrence: PatternedRecurrence,
  start: PlacedTime,
  from: number,
  to: number,
): readonly PlacedTime[] {
  const zone = recurrence.range?.recurrenceTimeZone ?? start.zone;
  const first = wallAt(instantOf(start), zone);
  // Sought on a clock in UTC, a day wider than any offset, and then placed.
  const walls = ruleOf(recurrence, first).between(within(from - DAY), within(to + DAY), true);
  return walls
    .map((wall) => ({ wall: wall.toPlainDateTime().toString({ smallestUnit: 'second' }), zone }))
    .filter((placed) => {
      const instant = instantOf(placed);
      return instant >= from && instant <= to;
    });
}

/** Where a series starts whose start is none of its pattern's days: Exchange moves it to the first one. */
export function firstStart(recurrence: PatternedRecurrence, start: PlacedTime): PlacedTime | null {
  const zone = recurrence.range?.recurrenceTimeZone ?? start.zone;
  const first = wallAt(instantOf(start), zone);
  const found = ruleOf(recurrence, first).next(new Date(Date.parse(`${first}Z`)), true);
  if (found === null) return null;
  return { wall: found.toPlainDateTime().toString({ smallestUnit: 'second' }), zone };
}

function within(instant: number): Date {
  return new Date(Math.min(Math.max(instant, EARLIEST), LATEST));
}

function ruleOf({ pattern, range }: PatternedRecurrence, first: string): RRuleTemporal {
  const parts = patternParts(pattern ?? {});
  if (range?.type === 'numbered') parts['COUNT'] = String(range.numberOfOccurrences);
  if (range?.type === 'endDate') parts['UNTIL'] = `${(range.endDate ?? '').replaceAll('-', '')}T235959Z`;
  const rruleString = Object.entries(parts)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
  const dtstart = Temporal.PlainDateTime.from(first).toZonedDateTime('UTC');
  return new RRuleTemporal({ rruleString, dtstart, tzid: 'UTC', cache: false });
}

function patternParts(pattern: RecurrencePattern): Record<string, string> {
  const interval = { INTERVAL: String(pattern.interval ?? 1) };
  const days = (pattern.daysOfWeek ?? []).map((day) => WEEKDAYS[day]).join(',');
  const place = { BYDAY: days, BYSETPOS: String(INDEXES[pattern.index ?? 'first']) };
  const month = { BYMONTH: String(pattern.month) };
  switch (pattern.type) {
    case 'daily':
      return { FREQ: 'DAILY', ...interval };
    case 'weekly':
      return { FREQ: 'WEEKLY', ...interval, BYDAY: days, WKST: WEEKDAYS[pattern.firstDayOfWeek ?? 'sunday'] };
    case 'absoluteMonthly':
      return { FREQ: 'MONTHLY', ...interval, ...dayOfMonth(pattern.dayOfMonth ?? 1) };
    case 'relativeMonthly':
      return { FREQ: 'MONTHLY', ...interval, ...place };
    case 'absoluteYearly':
      return { FREQ: 'YEARLY', ...interval, ...month, ...dayOfMonth(pattern.dayOfMonth ?? 1) };
    case 'relativeYearly':
      return { FREQ: 'YEARLY', ...interval, ...month, ...place };
    default:
      throw new Error(`No such pattern: ${pattern.type}`);
  }
}

function dayOfMonth(day: number): Record<string, string> {
  if (day <= 28) return { BYMONTHDAY: String(day) };
  const days = Array.from({ length: day - 27 }, (_, more) => 28 + more);
  return { BYMONTHDAY: days.join(','), BYSETPOS: '-1' };
}
