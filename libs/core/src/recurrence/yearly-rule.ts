import type { Rule, RuleDay } from './rule.js';
import { DAY, dayOf, HOUR, MINUTE, SECOND, type Wall, WEEK, weekdayOf } from './wall-clock.js';

/**
 * Whether a yearly rule combines day parts in a way that rrule-temporal expands one by one instead of letting each
 * limit the others (table of RFC 5545 §3.3.10), or counts week years as calendar years.
 */
export function needsDayFilter(rule: Rule): boolean {
  if (rule.freq !== 'YEARLY') return false;
  if (rule.byWeekNo.length > 0 || rule.byYearDay.length > 0) return true;
  return rule.byMonthDay.length > 0 && (rule.byMonth.length === 0 || rule.byDay.length > 0);
}

/**
 * Occurrences of a yearly rule from `start` on up to `to` (included), by asking of each day of each year whether all
 * parts hold. With BYWEEKNO a year is a week year. BYMONTHDAY alone speaks of the start's month.
 */
export function* yearlyWalls(rule: Rule, start: Wall, to: Wall): Generator<Wall> {
  const byWeek = rule.byWeekNo.length > 0;
  const matches = dayFilter(rule, start);
  const times = timesOfDay(rule, start);
  const firstYear = byWeek ? weekYear(start, rule.weekStart) : yearOf(start);
  for (let year = firstYear; year <= 9999; year += rule.interval) {
    const begin = byWeek ? weekYearStart(year, rule.weekStart) : yearStart(year);
    const end = byWeek ? weekYearStart(year + 1, rule.weekStart) : yearStart(year + 1);
    if (begin > to) return;
    const walls: Wall[] = [];
    for (let day = begin; day < end; day += DAY) {
      if (matches(day)) for (const time of times) walls.push(day + time);
    }
    for (const wall of selectPositions(walls, rule.bySetPos)) if (wall >= start && wall <= to) yield wall;
  }
}

function dayFilter(rule: Rule, start: Wall): (day: Wall) => boolean {
  const byWeek = rule.byWeekNo.length > 0;
  const free = rule.byDay.length === 0 && rule.byMonthDay.length === 0 && rule.byYearDay.length === 0;
  const months =
    rule.byMonth.length === 0 && rule.byMonthDay.length > 0 && rule.byYearDay.length === 0 && !byWeek
      ? [new Date(start).getUTCMonth() + 1]
      : rule.byMonth;
  return (day) => {
    const date = new Date(day);
    const month = date.getUTCMonth();
    if (months.length > 0 && !months.includes(month + 1)) return false;
    const year = date.getUTCFullYear();
    if (rule.byMonthDay.length > 0 && !holds(rule.byMonthDay, date.getUTCDate(), daysInMonth(year, month)))
      return false;
    if (rule.byYearDay.length > 0 && !holds(rule.byYearDay, dayOfYear(day, year), daysInYear(year))) return false;
    if (byWeek && !holds(rule.byWeekNo, ...weekOf(day, rule.weekStart))) return false;
    if (free) return weekdayOf(day) === weekdayOf(start);
    const place: Place =
      rule.byMonth.length > 0
        ? [date.getUTCDate(), daysInMonth(year, month)]
        : [dayOfYear(day, year), daysInYear(year)];
    return rule.byDay.length === 0 || rule.byDay.some((entry) => matchesDay(entry, day, byWeek ? null : place));
  };
}

/** Number within its period, counted from one, and how many there are. */
type Place = readonly [number, number];

function matchesDay(entry: RuleDay, day: Wall, place: Place | null): boolean {
  if (weekdayOf(day) !== entry.weekday) return false;
  if (entry.ordinal === null || !place) return true;
  const [number, size] = place;
  return entry.ordinal > 0
    ? Math.ceil(number / 7) === entry.ordinal
    : -Math.ceil((size - number + 1) / 7) === entry.ordinal;
}

function holds(list: readonly number[], number: number, size: number): boolean {
  return list.includes(number) || list.includes(number - size - 1);
}

function timesOfDay(rule: Rule, start: Wall): readonly number[] {
  const own = new Date(start);
  const or = (list: readonly number[], value: number): readonly number[] => (list.length > 0 ? list : [value]);
  return or(rule.byHour, own.getUTCHours()).flatMap((hour) =>
    or(rule.byMinute, own.getUTCMinutes()).flatMap((minute) =>
      or(rule.bySecond, own.getUTCSeconds()).map((second) => hour * HOUR + minute * MINUTE + second * SECOND),
    ),
  );
}

function selectPositions(walls: readonly Wall[], positions: readonly number[]): readonly Wall[] {
  if (positions.length === 0) return walls;
  return walls.filter((_, index) => positions.includes(index + 1) || positions.includes(index - walls.length));
}

const yearOf = (wall: Wall): number => new Date(wall).getUTCFullYear();
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
const yearStart = (year: number): Wall => new Date(0).setUTCFullYear(year, 0, 1);
const daysInYear = (year: number): number => (yearStart(year + 1) - yearStart(year)) / DAY;
const dayOfYear = (day: Wall, year: number): number => (day - yearStart(year)) / DAY + 1;

/** First day of the week that holds the fourth of January, as RFC 5545 §3.3.10 numbers weeks. */
function weekYearStart(year: number, weekStart: number): Wall {
  const fourth = yearStart(year) + 3 * DAY;
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7) * DAY;
}

function weekYear(wall: Wall, weekStart: number): number {
  const year = yearOf(wall);
  if (wall < weekYearStart(year, weekStart)) return year - 1;
  return wall >= weekYearStart(year + 1, weekStart) ? year + 1 : year;
}

function weekOf(day: Wall, weekStart: number): Place {
  const year = weekYear(day, weekStart);
  const begin = weekYearStart(year, weekStart);
  return [Math.floor((dayOf(day) - begin) / WEEK) + 1, (weekYearStart(year + 1, weekStart) - begin) / WEEK];
}
