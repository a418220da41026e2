import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { type Rule, WEEKDAYS } from './rule.js';
import { DAY, type Wall } from './wall-clock.js';

/**
 * Wall-clock times of a rule, without its COUNT and UNTIL, from `from` to `to`, as rrule-temporal finds them on a clock
 * in UTC.
 *
 * @param effort periods, and candidates within them, that may be looked at
 * @returns null where that does not suffice, or the rule leaves the years that Temporal knows
 */
export function libraryWalls(rule: Rule, start: Wall, from: Wall, to: Wall, effort: number): readonly Wall[] | null {
  try {
    const occurrences = library(rule, start, to - from, effort).between(new Date(from), new Date(to), true);
    return occurrences.map((occurrence) => occurrence.epochMilliseconds);
  } catch {
    return null;
  }
}

/** No day can have more occurrences of the rule than this. */
export function mostADay(rule: Rule): number {
  const or = (list: readonly number[], all: number): number => list.length || all;
  switch (rule.freq) {
    case 'SECONDLY':
      return 86_400 / rule.interval;
    case 'MINUTELY':
      return (1_440 / rule.interval) * or(rule.bySecond, 1);
    case 'HOURLY':
      return (24 / rule.interval) * or(rule.byMinute, 1) * or(rule.bySecond, 1);
    default:
      return timesADay(rule);
  }
}

function library(rule: Rule, start: Wall, span: number, effort: number): RRuleTemporal {
  // Bounding candidates sends the library down its general way, a hundred times as slow, so only crowded days are.
  const isCrowded = (timesADay(rule) * span) / DAY > 5 * effort;
  return new RRuleTemporal({
    freq: rule.freq,
    interval: rule.interval,
    wkst: WEEKDAYS[rule.weekStart],
    dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC'),
    tzid: 'UTC',
    maxIterations: effort,
    ...(isCrowded ? { maxCandidateEvaluations: effort } : {}),
    cache: false,
    byDay: given(rule.byDay.map((day) => `${day.ordinal ?? ''}${WEEKDAYS[day.weekday]}`)),
    byMonth: given(rule.byMonth),
    byMonthDay: given(rule.byMonthDay),
    byYearDay: given(rule.byYearDay),
    byWeekNo: given(rule.byWeekNo),
    byHour: given(rule.byHour),
    byMinute: given(rule.byMinute),
    bySecond: given(rule.bySecond),
    bySetPos: given(rule.bySetPos),
  });
}

/** Times of day that the rule names itself. */
function timesADay(rule: Rule): number {
  return [rule.byHour, rule.byMinute, rule.bySecond].reduce((product, list) => product * (list.length || 1), 1);
}

function given<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}
