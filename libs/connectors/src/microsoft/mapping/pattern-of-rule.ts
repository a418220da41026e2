import type { Rule, RuleDay } from '@calmirror/core';
import type { RecurrencePattern, WeekIndex } from '@microsoft/microsoft-graph-types';
import { type CalendarDay, shortestLength, WEEKDAYS } from './calendar-day.js';
import type { PatternRefusal } from './pattern-refusal.js';

/** A pattern that is whole for its type, or why there is none. */
export type PatternAnswer = RecurrencePattern | PatternRefusal;

const INDEXES: ReadonlyMap<number, WeekIndex> = new Map([
  [1, 'first'],
  [2, 'second'],
  [3, 'third'],
  [4, 'fourth'],
  [-1, 'last'],
]);

/** Sets of days in a month whose n-th Outlook itself can name: each day, weekdays, the weekend. */
const NAMED_SETS = ['0,1,2,3,4,5,6', '0,1,2,3,4', '5,6'];

/** Exchange's own limits. It keeps years as months, of which it takes 99. */
const LONGEST_INTERVAL = { DAILY: 999, WEEKLY: 99, MONTHLY: 99, YEARLY: 8 } as const;

type Part = 'byDay' | 'byMonth' | 'byMonthDay' | 'byYearDay' | 'byWeekNo' | 'bySetPos';
const PARTS: readonly Part[] = ['byDay', 'byMonth', 'byMonthDay', 'byYearDay', 'byWeekNo', 'bySetPos'];

/**
 * The pattern that repeats on the days of a rule, its COUNT, UNTIL and times of day not looked at. Only rules whose
 * pattern means the same in every year get one.
 *
 * @param first day of the series' start
 */
export function patternOfRule(rule: Rule, first: CalendarDay): PatternAnswer {
  const { freq } = rule;
  if (freq === 'SECONDLY' || freq === 'MINUTELY' || freq === 'HOURLY') return 'within-a-day';
  if (rule.interval > LONGEST_INTERVAL[freq]) return 'interval-too-long';
  switch (freq) {
    case 'DAILY':
      return dailyPattern(rule);
    case 'WEEKLY':
      return states(rule, ['byDay']) ? weeklyPattern(rule, first) : 'no-pattern';
    case 'MONTHLY':
      return monthlyPattern(rule, first);
    case 'YEARLY':
      return yearlyPattern(rule, first);
  }
}

function dailyPattern(rule: Rule): PatternAnswer {
  if (states(rule, [])) return { type: 'daily', interval: rule.interval };
  // Each Monday and Tuesday is what a rule of weeks says too.
  return states(rule, ['byDay']) && rule.interval === 1 ? weekly(rule, rule.byDay) : 'no-pattern';
}

function weeklyPattern(rule: Rule, first: CalendarDay): PatternAnswer {
  return weekly(rule, rule.byDay.length > 0 ? rule.byDay : [{ weekday: first.weekday, ordinal: null }]);
}

function weekly({ interval, weekStart }: Rule, days: readonly RuleDay[]): RecurrencePattern {
  return { type: 'weekly', interval, daysOfWeek: namesOf(days), firstDayOfWeek: WEEKDAYS[weekStart] ?? 'monday' };
}

function monthlyPattern(rule: Rule, first: CalendarDay): PatternAnswer {
  if (states(rule, ['byDay', 'bySetPos'])) {
    if (rule.byDay.length === 0) return rule.bySetPos.length > 0 ? 'no-pattern' : onDayOfMonth(rule, first, first.day);
    const place = placeOf(rule);
    return place === null ? 'no-pattern' : { type: 'relativeMonthly', interval: rule.interval, ...place };
  }
  if (!states(rule, ['byMonthDay', 'bySetPos'])) return 'no-pattern';
  const last = lastDayUpTo(rule);
  if (last !== null) return { type: 'absoluteMonthly', interval: rule.interval, dayOfMonth: last };
  const [day] = rule.byMonthDay;
  const isOne = rule.byMonthDay.length === 1 && rule.bySetPos.length === 0;
  return day === undefined || !isOne || day < 0 ? 'no-pattern' : onDayOfMonth(rule, first, day);
}

/** One day of each month that the series comes to, if all of them have it. */
function onDayOfMonth({ interval }: Rule, first: CalendarDay, dayOfMonth: number): PatternAnswer {
  const months = Array.from({ length: 12 }, (_, step) => ((first.month - 1 + step * interval) % 12) + 1);
  if (months.some((month) => shortestLength(month) < dayOfMonth)) return 'not-in-every-month';
  return { type: 'absoluteMonthly', interval, dayOfMonth };
}

/**
 * The day up to which a rule asks for the last one that there is, 29 to 31: `BYMONTHDAY=-1` and
 * `BYMONTHDAY=28,29,30;BYSETPOS=-1` are what Graph makes of the 31st and the 30th in shorter months.
 */
function lastDayUpTo({ byMonthDay, bySetPos }: Rule): number | null {
  if (bySetPos.length === 0) return byMonthDay.join() === '-1' ? 31 : null;
  const last = byMonthDay.at(-1) ?? 0;
  const isWhole = ['28,29', '28,29,30', '28,29,30,31'].includes(byMonthDay.join());
  return isWhole && bySetPos.join() === '-1' ? last : null;
}

function yearlyPattern(rule: Rule, first: CalendarDay): PatternAnswer {
  const { interval, byMonth } = rule;
  const [month = first.month] = byMonth;
  if (byMonth.length > 1) return 'no-pattern';
  if (states(rule, ['byMonth'])) return onDayOfYear(interval, month, first.day);
  // Without a month RFC 5545 speaks of the whole year.
  if (byMonth.length === 0) return 'no-pattern';
  if (states(rule, ['byMonth', 'byDay', 'bySetPos'])) {
    const place = placeOf(rule);
    return place === null ? 'no-pattern' : { type: 'relativeYearly', interval, month, ...place };
  }
  if (!states(rule, ['byMonth', 'byMonthDay', 'bySetPos'])) return 'no-pattern';
  const last = lastDayUpTo(rule);
  if (last !== null)
    return { type: 'absoluteYearly', interval, month, dayOfMonth: Math.min(last, longestLength(month)) };
  const [day] = rule.byMonthDay;
  if (day === undefined || rule.byMonthDay.length > 1 || rule.bySetPos.length > 0) return 'no-pattern';
  return onDayOfYear(interval, month, day > 0 || month === 2 ? day : shortestLength(month) + 1 + day);
}

function onDayOfYear(interval: number, month: number, dayOfMonth: number): PatternAnswer {
  if (dayOfMonth < 1) return 'no-pattern';
  if (dayOfMonth > shortestLength(month)) return 'not-in-every-month';
  return { type: 'absoluteYearly', interval, month, dayOfMonth };
}

const longestLength = (month: number): number => (month === 2 ? 29 : shortestLength(month));

/**
 * The n-th of some days in a month. Of several days Graph's documents say once that it counts them all, and once that
 * the first of them that fits is meant: written are only sets that Outlook has names for, and the first of any.
 */
function placeOf({ byDay, bySetPos }: Rule): Pick<RecurrencePattern, 'daysOfWeek' | 'index'> | null {
  const ordinals = byDay.map(({ ordinal }) => ordinal);
  const number = byDay.length === 1 && bySetPos.length === 0 ? ordinals[0] : onlyPosition(ordinals, bySetPos);
  const index = INDEXES.get(number ?? 0);
  const days = byDay.map(({ weekday }) => weekday).sort((a, b) => a - b);
  const isClear = days.length === 1 || index === 'first' || NAMED_SETS.includes(days.join());
  return index !== undefined && isClear ? { daysOfWeek: namesOf(byDay), index } : null;
}

function onlyPosition(ordinals: readonly (number | null)[], positions: readonly number[]): number | undefined {
  return positions.length === 1 && ordinals.every((ordinal) => ordinal === null) ? positions[0] : undefined;
}

function namesOf(days: readonly RuleDay[]): NonNullable<RecurrencePattern['daysOfWeek']> {
  const weekdays = new Set(days.map(({ weekday }) => weekday));
  return WEEKDAYS.filter((_, weekday) => weekdays.has(weekday));
}

/** Whether a rule has no parts but these. */
function states(rule: Rule, allowed: readonly Part[]): boolean {
  return PARTS.every((part) => rule[part].length === 0 || allowed.includes(part));
}
