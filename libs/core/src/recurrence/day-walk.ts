import { dayFilter } from './day-filter.js';
import { tooComplex } from './recurrence-fault.js';
import type { Rule } from './rule.js';
import { DAY, dayOf, HOUR, LAST_WALL, MINUTE, SECOND, type Wall, WEEK, weekdayOf } from './wall-clock.js';
import { weekYear, weekYearStart, yearOf, yearStart } from './year-calendar.js';

/** More days cannot lie between two occurrences: the calendar repeats itself after them. */
const CYCLE = 146_097;

/** Times that may be looked at for one answer; some 50 ms. */
const EFFORT = 1_000_000;

/**
 * Whether a rule is better expanded here, by asking of each day whether it is meant, than by rrule-temporal. That
 * expands the day parts of a yearly rule one by one instead of letting each limit the others (table of RFC 5545
 * §3.3.10), and counts week years as calendar years; and it is fifty times as slow for days and weeks with positions
 * (BYSETPOS) or with months.
 */
export function isWalked(rule: Rule): boolean {
  const { freq, byDay, byMonth, byMonthDay, byYearDay, byWeekNo, bySetPos } = rule;
  const namesDaysOfYear = byWeekNo.length > 0 || byYearDay.length > 0;
  switch (freq) {
    case 'YEARLY':
      return namesDaysOfYear || (byMonthDay.length > 0 && (byMonth.length === 0 || byDay.length > 0));
    case 'WEEKLY':
      return bySetPos.length > 0 && byMonthDay.length === 0 && !namesDaysOfYear;
    case 'DAILY':
      return (bySetPos.length > 0 || byMonth.length > 0 || byMonthDay.length > 0) && !namesDaysOfYear;
    default:
      return false;
  }
}

/**
 * Occurrences of such a rule from `start` on up to `to` (included). With BYWEEKNO a year is a week year. BYMONTHDAY
 * alone in a yearly rule speaks of the start's month.
 *
 * @param from earlier ones are not wanted; some may be given nonetheless
 * @throws RecurrenceFault `too-complex`
 */
export function* walkedWalls(rule: Rule, start: Wall, from: Wall, to: Wall): Generator<Wall> {
  const matches = dayFilter(rule, start);
  const times = timesOfDay(rule, start);
  let idle = 0;
  let looked = 0;
  for (const [begin, end] of periods(rule, start, from)) {
    if (begin > to || idle > CYCLE * rule.interval) return;
    const walls: Wall[] = [];
    for (let day = begin; day < end; day += DAY) {
      if (!matches(day)) continue;
      if ((looked += times.length) > EFFORT) throw tooComplex();
      for (const time of times) walls.push(day + time);
    }
    const chosen = selectPositions(walls, rule.bySetPos);
    idle = chosen.length > 0 ? 0 : idle + ((end - begin) / DAY) * rule.interval;
    for (const wall of chosen) if (wall >= start && wall <= to) yield wall;
  }
}

/** Beginnings and ends of the rule's periods, from that of its start on, or from one that is not after `from`. */
function* periods({ freq, interval, byWeekNo, weekStart }: Rule, start: Wall, from: Wall): Generator<[Wall, Wall]> {
  if (freq === 'YEARLY') {
    const byWeek = byWeekNo.length > 0;
    const beginOf = (year: number): Wall => (byWeek ? weekYearStart(year, weekStart) : yearStart(year));
    const first = byWeek ? weekYear(start, weekStart) : yearOf(start);
    for (let year = first; year <= 9999; year += interval) yield [beginOf(year), beginOf(year + 1)];
    return;
  }
  const length = freq === 'WEEKLY' ? WEEK : DAY;
  const first = dayOf(start) - (freq === 'WEEKLY' ? ((weekdayOf(start) - weekStart + 7) % 7) * DAY : 0);
  const skipped = Math.max(0, Math.floor((from - first) / (length * interval)));
  for (let begin = first + skipped * length * interval; begin <= LAST_WALL; begin += length * interval) {
    yield [begin, begin + length];
  }
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
