import type { RecurrencePattern } from '@microsoft/microsoft-graph-types';
import { calendarDay, type CalendarDay, dayAfter, lengthOfMonth, WEEKDAYS } from './calendar-day.js';

/** Longest way from any day to one of a pattern of whatever interval: a year, with a leap day. */
const A_YEAR = 366;

/**
 * Whether a day is one on which a pattern repeats, its interval not looked at: that is counted from the first such day.
 */
export function isPatternDay(pattern: RecurrencePattern, day: CalendarDay): boolean {
  switch (pattern.type) {
    case 'daily':
      return true;
    case 'weekly':
      return isNamed(pattern, day.weekday);
    case 'absoluteMonthly':
      return isDayOfMonth(pattern, day);
    case 'relativeMonthly':
      return isPlace(pattern, day);
    case 'absoluteYearly':
      return day.month === pattern.month && isDayOfMonth(pattern, day);
    case 'relativeYearly':
      return day.month === pattern.month && isPlace(pattern, day);
    default:
      return false;
  }
}

/** The first day of a pattern at or after a date: there Graph begins a series whose start is no such day. */
export function firstPatternDay(pattern: RecurrencePattern, date: string): string {
  for (let days = 0; days <= A_YEAR; days++) {
    const candidate = dayAfter(date, days);
    if (isPatternDay(pattern, calendarDay(candidate))) return candidate;
  }
  return date;
}

/**
 * Days from one instance to the next, at the least. Exchange refuses a series whose instances are longer.
 */
export function leastGap(pattern: RecurrencePattern): number {
  const interval = pattern.interval ?? 1;
  if (pattern.type === 'daily') return interval;
  if (pattern.type === 'weekly') return leastGapInWeeks(pattern, interval);
  const isMonthly = pattern.type === 'absoluteMonthly' || pattern.type === 'relativeMonthly';
  // Seven days less where a weekday is named: its n-th comes up to a week earlier in the next month.
  const early = pattern.type === 'relativeMonthly' || pattern.type === 'relativeYearly' ? 7 : 0;
  return (isMonthly ? 28 : 365) * interval - early;
}

/** Days from one instance to the next, at the most. */
export function mostGap({ type, interval = 1 }: RecurrencePattern): number {
  const unit = type === 'daily' ? 1 : type === 'weekly' ? 7 : type?.endsWith('Monthly') === true ? 31 : A_YEAR;
  return unit * interval + 7;
}

function leastGapInWeeks({ daysOfWeek, firstDayOfWeek }: RecurrencePattern, interval: number): number {
  const begin = WEEKDAYS.indexOf(firstDayOfWeek ?? 'sunday');
  const places = (daysOfWeek ?? []).map((day) => (WEEKDAYS.indexOf(day) - begin + 7) % 7).sort((a, b) => a - b);
  const first = places[0] ?? 0;
  const next = [...places.slice(1), first + 7 * interval];
  return Math.min(...places.map((place, index) => (next[index] ?? Infinity) - place));
}

const isNamed = ({ daysOfWeek }: RecurrencePattern, weekday: number): boolean =>
  daysOfWeek?.includes(WEEKDAYS[weekday] ?? 'monday') === true;

const isDayOfMonth = ({ dayOfMonth = 0 }: RecurrencePattern, day: CalendarDay): boolean =>
  day.day === Math.min(dayOfMonth, lengthOfMonth(day));

/** Whether a day is the n-th of the named ones in its month. */
function isPlace(pattern: RecurrencePattern, day: CalendarDay): boolean {
  if (!isNamed(pattern, day.weekday)) return false;
  const named = Array.from({ length: lengthOfMonth(day) }, (_, index) => index + 1).filter((other) =>
    isNamed(pattern, (((day.weekday + other - day.day) % 7) + 7) % 7),
  );
  const index = pattern.index ?? 'first';
  return index === 'last'
    ? named.at(-1) === day.day
    : named[['first', 'second', 'third', 'fourth'].indexOf(index)] === day.day;
}
