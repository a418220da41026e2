import type { DayOfWeek } from '@microsoft/microsoft-graph-types';

/** Names of Graph's and of RFC 5545's, from Monday on, as the core counts weekdays. */
export const WEEKDAYS: readonly DayOfWeek[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
export const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A day of the calendar; months from one, weekdays from Monday (0). */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

const DAY = 86_400_000;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** @param date `YYYY-MM-DD`, or a time that begins so */
export function calendarDay(date: string): CalendarDay {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: (at.getUTCDay() + 6) % 7,
  };
}

/** Days of a month in a year that is no leap year. */
export function shortestLength(month: number): number {
  return LENGTHS[month - 1] ?? 31;
}

export function lengthOfMonth({ year, month }: Pick<CalendarDay, 'year' | 'month'>): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
