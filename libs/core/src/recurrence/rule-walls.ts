import { INSTANCE_BUDGET } from '../event/instance.js';
import { isWalked, walkedWalls } from './day-walk.js';
import { tooComplex, tooManyInstances } from './recurrence-fault.js';
import type { Frequency, Rule } from './rule.js';
import { lastByCount, stepOf } from './rule-count.js';
import { libraryWalls, mostADay } from './rule-library.js';
import { DAY, HOUR, LAST_WALL, MINUTE, type Wall } from './wall-clock.js';

/** Periods and candidates that one question may cost; some 100 ms at the worst. */
const EFFORT = 2 * INSTANCE_BUDGET;

/** A span that may be too crowded is tried at some spots, each this part of it, before it is expanded. */
const SAMPLE = 200;
const SPOTS = [0, 60, 130, 190];

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
  if (isWalked(rule)) return walked(bound, from, end);
  const byArithmetic = count === null ? LAST_WALL : lastByCount(rule, count, start);
  if (byArithmetic !== null) return between(rule, start, Math.max(from, start), Math.min(end, byArithmetic));
  return counted(rule, start, count ?? Infinity, end).filter((wall) => wall >= from);
}

function walked({ rule, start, count }: BoundRule, from: Wall, to: Wall): readonly Wall[] {
  const walls: Wall[] = [];
  let seen = 0;
  // What was before the window need not be looked at unless it has to be counted.
  for (const wall of walkedWalls(rule, start, count === null ? from : start, to)) {
    if (++seen > (count ?? Infinity)) break;
    if (wall >= from && walls.push(wall) > EFFORT) throw tooManyInstances();
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
    if (walls.length > EFFORT) throw tooManyInstances();
    from = end + 1;
  }
  return walls.slice(0, count);
}

function between(rule: Rule, start: Wall, from: Wall, to: Wall): readonly Wall[] {
  const step = stepOf(rule);
  if (from > to) return [];
  if (step !== null && (to - from) / step > EFFORT) throw tooManyInstances();
  if (step === null && isCrowdedAllOver(rule, start, from, to)) throw tooManyInstances();
  const expanded = libraryWalls(rule, start, from, to, EFFORT);
  if (expanded) return expanded;
  if (step !== null && step > to - start) return from <= start ? [start] : [];
  throw tooComplex();
}

/** Whether the rule gives more instances than can be answered in each of some spots of a span. */
function isCrowdedAllOver(rule: Rule, start: Wall, from: Wall, to: Wall): boolean {
  if ((mostADay(rule) * (to - from)) / DAY < EFFORT) return false;
  const part = Math.floor((to - from) / SAMPLE);
  return SPOTS.every((spot) => {
    const walls = libraryWalls(rule, start, from + spot * part, from + (spot + 1) * part, EFFORT);
    return walls !== null && walls.length * SAMPLE > EFFORT;
  });
}
