import type { Rule } from './rule.js';
import { DAY, dayOf, HOUR, MINUTE, SECOND, type Wall, WEEK, weekdayOf } from './wall-clock.js';

const STEPS = { SECONDLY: SECOND, MINUTELY: MINUTE, HOURLY: HOUR, DAILY: DAY, WEEKLY: WEEK } as const;

/** Wall-clock distance from one occurrence to the next of a rule that only steps; null for rules that choose. */
export function stepOf(rule: Rule): number | null {
  if (rule.freq === 'MONTHLY' || rule.freq === 'YEARLY' || choosesOtherThanDays(rule)) return null;
  return rule.byDay.length === 0 ? STEPS[rule.freq] * rule.interval : null;
}

/**
 * The last of COUNT occurrences of the rules that make up nearly all of a calendar, by arithmetic: steps, and weeks
 * with named days. Null where the occurrences have to be counted one by one. `start` must fit the rule.
 */
export function lastByCount(rule: Rule, count: number, start: Wall): Wall | null {
  const step = stepOf(rule);
  if (step !== null) return start + (count - 1) * step;
  if (rule.freq !== 'WEEKLY' || choosesOtherThanDays(rule)) return null;
  const places = rule.byDay.map((day) => (day.weekday - rule.weekStart + 7) % 7).sort((a, b) => a - b);
  const startPlace = (weekdayOf(start) - rule.weekStart + 7) % 7;
  const skipped = places.filter((place) => place < startPlace).length;
  const index = skipped + count - 1;
  const place = places[index % places.length] ?? 0;
  const week = Math.floor(index / places.length) * rule.interval * WEEK;
  return start - startPlace * DAY + week + place * DAY;
}

/** Whether a series' start is certainly one of the rule's occurrences, told without computing any. */
export function surelyStartsWith(rule: Rule, start: Wall): boolean {
  if (choosesOtherThanDays(rule)) return false;
  if (rule.byDay.length === 0) return true;
  return rule.freq === 'WEEKLY' && rule.byDay.some((day) => day.weekday === weekdayOf(dayOf(start)));
}

function choosesOtherThanDays(rule: Rule): boolean {
  const lists = [rule.byMonth, rule.byMonthDay, rule.byYearDay, rule.byWeekNo, rule.byHour, rule.byMinute];
  return [...lists, rule.bySecond, rule.bySetPos].some((list) => list.length > 0);
}
