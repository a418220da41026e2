import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { INSTANCE_BUDGET } from '../event/instance.js';
import { RecurrenceFault } from './recurrence-fault.js';
import { type Frequency, type Rule, WEEKDAYS } from './rule.js';
import { lastByCount, stepOf } from './rule-count.js';
import { DAY, HOUR, LAST_WALL, MINUTE, type Wall } from './wall-clock.js';
import { needsDayFilter, yearlyWalls } from './yearly-rule.js';

/** Periods and candidates that one question may cost; some 100 ms at the worst. */
const EFFORT = 2 * INSTANCE_BUDGET;

/** Where counting begins to look, for an interval of one: a span with some hundred periods. */
const FIRST_SPANS: Readonly<Record<Frequency, number>> = {
  SECONDLY: 5 * MINUTE,
  MINUTELY: 5 * HOUR,
  HOURLY: 10 * DAY,
  DAILY: 200 * DAY,
  WEEKLY: 2_000 * DAY,
  MONTHLY: 6_000 * DAY,
  YEARLY: 20_000 * DAY,
};

/** A rule tied to the series that it repeats. */
export interface BoundRule {
  readonly rule: Rule;
  readonly start: Wall;
  /** Last wall-clock time that UNTIL allows. */
  readonly until: Wall;
  /** COUNT, less the occurrences that are not the rule's own; null for no limit. */
  readonly count: number | null;
}

/**
 * Wall-clock times of a rule from `from` to `to`, both included, in order. Expanded as if the clock were UTC's, so
 * that no zone comes into it.
 *
 * @throws RecurrenceFault `too-many-instances` or `too-complex`
 */
export function wallsOfRule(bound: BoundRule, from: Wall, to: Wall): readonly Wall[] {
  const { rule, start, count } = bound;
  const end = Math.min(to, bound.until, LAST_WALL);
  if (count === 0 || end < Math.max(start, from)) return [];
  if (needsDayFilter(rule)) return yearly(bound, from, end);
  const byArithmetic = count === null ? LAST_WALL : lastByCount(rule, count, start);
  if (byArithmetic !== null) return between(rule, start, Math.max(from, start), Math.min(end, byArithmetic));
  return counted(rule, start, count ?? Infinity, end).filter((wall) => wall >= from);
}

function yearly({ rule, start, count }: BoundRule, from: Wall, to: Wall): readonly Wall[] {
  const walls: Wall[] = [];
  let seen = 0;
  for (const wall of yearlyWalls(rule, start, to)) {
    if (++seen > (count ?? Infinity)) break;
    if (seen > EFFORT) throw tooMany();
    if (wall >= from) walls.push(wall);
  }
  return walls;
}

/** The first `count` times, found in growing spans: asking the library for COUNT costs fifteen times as much. */
function counted(rule: Rule, start: Wall, count: number, to: Wall): readonly Wall[] {
  const walls: Wall[] = [];
  let from = start;
  for (let span = FIRST_SPANS[rule.freq] * rule.interval; from <= to && walls.length < count; span *= 2) {
    const end = Math.min(to, from + span);
    walls.push(...between(rule, start, from, end));
    if (walls.length > EFFORT) throw tooMany();
    from = end + 1;
  }
  return walls.slice(0, count);
}

function between(rule: Rule, start: Wall, from: Wall, to: Wall): readonly Wall[] {
  const step = stepOf(rule);
  if (from > to) return [];
  if (step !== null && (to - from) / step > EFFORT) throw tooMany();
  try {
    return library(rule, start)
      .between(new Date(from), new Date(to), true)
      .map((occurrence) => occurrence.epochMilliseconds);
  } catch (error) {
    // The library gives up beyond the limits set below, and beyond the years that Temporal knows.
    if (step !== null && step > to - start) return from <= start ? [start] : [];
    throw new RecurrenceFault('too-complex', `The recurrence rule takes too long to compute: ${String(error)}`);
  }
}

function library(rule: Rule, start: Wall): RRuleTemporal {
  return new RRuleTemporal({
    freq: rule.freq,
    interval: rule.interval,
    wkst: WEEKDAYS[rule.weekStart],
    dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC'),
    tzid: 'UTC',
    maxIterations: EFFORT,
    maxCandidateEvaluations: EFFORT,
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

function given<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}

function tooMany(): RecurrenceFault {
  return new RecurrenceFault(
    'too-many-instances',
    `The series has more than ${INSTANCE_BUDGET} instances in this span.`,
  );
}
