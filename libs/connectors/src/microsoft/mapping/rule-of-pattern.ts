import type { RecurrencePattern, WeekIndex } from '@microsoft/microsoft-graph-types';
import { BYDAY, shortestLength, WEEKDAYS } from './calendar-day.js';

const POSITIONS: Readonly<Record<WeekIndex, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };

/**
 * The rule that repeats on the days of a pattern, without COUNT and UNTIL. Members that are not of the pattern's type
 * are not looked at: Graph fills them with `0` and `first`.
 *
 * @returns null for what is no pattern
 */
export function ruleOfPattern(pattern: RecurrencePattern): string | null {
  const parts = partsOf(pattern);
  if (parts === null) return null;
  const [freq, ...others] = parts;
  const interval = pattern.interval ?? 1;
  if (!Number.isInteger(interval) || interval < 1) return null;
  return [`FREQ=${freq}`, ...(interval === 1 ? [] : [`INTERVAL=${interval}`]), ...others].join(';');
}

function partsOf(pattern: RecurrencePattern): readonly string[] | null {
  const { type, interval = 1, daysOfWeek, month = 0, dayOfMonth = 0 } = pattern;
  const days = BYDAY.filter((_, index) => daysOfWeek?.includes(WEEKDAYS[index] ?? 'monday'));
  const isMonth = Number.isInteger(month) && month >= 1 && month <= 12;
  const isDay = Number.isInteger(dayOfMonth) && dayOfMonth >= 1 && dayOfMonth <= 31;
  switch (type) {
    case 'daily':
      return ['DAILY'];
    case 'weekly':
      return days.length > 0 ? ['WEEKLY', `BYDAY=${days.join()}`, ...weekStart(pattern, interval)] : null;
    case 'absoluteMonthly':
      return isDay ? ['MONTHLY', ...dayParts(dayOfMonth)] : null;
    case 'relativeMonthly':
      return days.length > 0 ? ['MONTHLY', ...placeParts(days, pattern)] : null;
    case 'absoluteYearly':
      return isMonth && isDay ? ['YEARLY', `BYMONTH=${month}`, ...dayOfYearParts(month, dayOfMonth)] : null;
    case 'relativeYearly':
      return isMonth && days.length > 0 ? ['YEARLY', `BYMONTH=${month}`, ...placeParts(days, pattern)] : null;
    default:
      return null;
  }
}

/** Where a week begins matters only to rules that leave weeks out. */
function weekStart({ firstDayOfWeek }: RecurrencePattern, interval: number): readonly string[] {
  const start = BYDAY[WEEKDAYS.indexOf(firstDayOfWeek ?? 'sunday')] ?? 'SU';
  return interval > 1 && start !== 'MO' ? [`WKST=${start}`] : [];
}

/** Graph takes the last day of a month that is too short, which RFC 5545 skips. */
function dayParts(day: number): readonly string[] {
  if (day <= 28) return [`BYMONTHDAY=${day}`];
  if (day === 31) return ['BYMONTHDAY=-1'];
  return [`BYMONTHDAY=${day === 29 ? '28,29' : '28,29,30'}`, 'BYSETPOS=-1'];
}

function dayOfYearParts(month: number, day: number): readonly string[] {
  return month === 2 && day > 28 ? ['BYMONTHDAY=-1'] : [`BYMONTHDAY=${Math.min(day, shortestLength(month))}`];
}

function placeParts(days: readonly string[], { index }: RecurrencePattern): readonly string[] {
  const position = POSITIONS[index ?? 'first'];
  return days.length === 1 ? [`BYDAY=${position}${days[0]}`] : [`BYDAY=${days.join()}`, `BYSETPOS=${position}`];
}
