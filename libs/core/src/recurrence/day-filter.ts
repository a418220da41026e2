import type { Rule, RuleDay } from './rule.js';
import { type Wall, weekdayOf } from './wall-clock.js';
import { dayOfYear, daysInMonth, daysInYear, weekOf } from './year-calendar.js';

/**
 * Tells of a day whether all day parts of a rule hold on it. A rule without any means the weekday of its start, or, if
 * it is daily, each day.
 */
export function dayFilter(rule: Rule, start: Wall): (day: Wall) => boolean {
  const byWeek = rule.byWeekNo.length > 0;
  const free = rule.byDay.length === 0 && rule.byMonthDay.length === 0 && rule.byYearDay.length === 0;
  const inMonthOfStart = rule.freq === 'YEARLY' && rule.byMonthDay.length > 0 && rule.byYearDay.length === 0 && !byWeek;
  const months = rule.byMonth.length === 0 && inMonthOfStart ? [new Date(start).getUTCMonth() + 1] : rule.byMonth;
  return (day) => {
    const date = new Date(day);
    const month = date.getUTCMonth();
    if (months.length > 0 && !months.includes(month + 1)) return false;
    const year = date.getUTCFullYear();
    if (rule.byMonthDay.length > 0 && !holds(rule.byMonthDay, date.getUTCDate(), daysInMonth(year, month)))
      return false;
    if (rule.byYearDay.length > 0 && !holds(rule.byYearDay, dayOfYear(day, year), daysInYear(year))) return false;
    if (byWeek && !holds(rule.byWeekNo, ...weekOf(day, rule.weekStart))) return false;
    if (free) return rule.freq === 'DAILY' || weekdayOf(day) === weekdayOf(start);
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
