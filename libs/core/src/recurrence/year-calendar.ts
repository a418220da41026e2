import { DAY, dayOf, type Wall, WEEK, weekdayOf } from './wall-clock.js';

export const yearOf = (wall: Wall): number => new Date(wall).getUTCFullYear();
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
export const yearStart = (year: number): Wall => new Date(0).setUTCFullYear(year, 0, 1);
export const daysInYear = (year: number): number => (yearStart(year + 1) - yearStart(year)) / DAY;
export const dayOfYear = (day: Wall, year: number): number => (day - yearStart(year)) / DAY + 1;

/** First day of the week that holds the fourth of January, as RFC 5545 §3.3.10 numbers weeks. */
export function weekYearStart(year: number, weekStart: number): Wall {
  const fourth = yearStart(year) + 3 * DAY;
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7) * DAY;
}

/** The year to which the week of a time belongs. */
export function weekYear(wall: Wall, weekStart: number): number {
  const year = yearOf(wall);
  if (wall < weekYearStart(year, weekStart)) return year - 1;
  return wall >= weekYearStart(year + 1, weekStart) ? year + 1 : year;
}

/** Number of the week that holds a day, and how many its year has. */
export function weekOf(day: Wall, weekStart: number): readonly [number, number] {
  const year = weekYear(day, weekStart);
  const begin = weekYearStart(year, weekStart);
  return [Math.floor((dayOf(day) - begin) / WEEK) + 1, (weekYearStart(year + 1, weekStart) - begin) / WEEK];
}
