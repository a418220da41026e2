import type { CalendarEvent, Recurrence, RecurrenceDate } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { OriginalStarts, type SeriesStart } from './original-starts.js';
import { RecurrenceFault } from './recurrence-fault.js';
import { FREQUENCIES, parseRule, type Rule } from './rule.js';
import { surelyStartsWith } from './rule-count.js';
import { untilWall } from './rule-until.js';
import { type BoundRule, wallsOfRule } from './rule-walls.js';
import { DAY, LAST_WALL, parseWall, type Wall } from './wall-clock.js';
import type { ZoneBook } from './zone-book.js';

/** A start of the recurrence set; `period` where an RDATE states a length of its own. */
export interface SetStart extends SeriesStart {
  readonly period: RecurrenceDate | null;
}

/** An event that is known to repeat. */
export type Series = CalendarEvent & { readonly recurrence: Recurrence };

/**
 * The recurrence set of a series (RFC 5545 §3.8.5) from `from` to `to` on the series' own clock: its rules and dates,
 * less its exclusions; overrides are not looked at. In order, each instant once.
 */
export function startsOf(series: Series, from: Wall, to: Wall, book: ZoneBook): readonly SetStart[] {
  const { start, recurrence } = series;
  const excluded = exclusionsOf(series, from, to, book);
  const starts = new Map<number, SetStart>();
  const add = (time: EventTime, period: RecurrenceDate | null): void => {
    const found = { time, instant: book.instantOf(time), wall: book.wallAt(book.instantOf(time), start), period };
    if (!excluded.find(found)) starts.set(found.instant, found);
  };
  for (const wall of wallsOfSeries(series, from, to, book)) add(book.timeOf(wall, start), null);
  for (const date of recurrence.dates) {
    const end = date.end && onClockOf(start, date.end, book);
    add(onClockOf(start, date.start, book), end !== null || date.duration !== null ? { ...date, end } : null);
  }
  return [...starts.values()].sort((a, b) => a.instant - b.instant);
}

/** A date of RDATE as a start of the series: times in a zone as they are, all others as the series' clock shows them. */
function onClockOf(start: EventTime, named: EventTime, book: ZoneBook): EventTime {
  const haveZone = [start, named].every(({ kind }) => kind === 'zoned' || kind === 'instant');
  return haveZone ? named : book.timeOf(book.wallOf(named), start);
}

function wallsOfSeries(series: Series, from: Wall, to: Wall, book: ZoneBook): readonly Wall[] {
  const start = book.wallOf(series.start);
  const rules = series.recurrence.rules.map((text) => bind(parseRule(text), series.start, book));
  if (rules.length === 0) return [start];
  const looksAtStart = from <= start || rules.some((bound) => bound.count !== null);
  const outside = looksAtStart && !rules.some((bound) => startsWith(bound, start));
  // RFC 5545 leaves a start that misses its own rule undefined. One with a length is an appointment and takes place,
  // counted by COUNT as the first; a bare moment is taken for the anchor from which the rule counts.
  // A series that ended before it began has been cut away whole.
  const takesPlace = outside && isAppointment(series) && rules.some((bound) => bound.until >= start);
  const walls = rules.flatMap((bound) => {
    const count = bound.count !== null && takesPlace ? bound.count - 1 : bound.count;
    return wallsOfRule({ ...bound, count }, from, to);
  });
  return takesPlace ? [start, ...walls] : walls;
}

function startsWith(bound: BoundRule, start: Wall): boolean {
  if (start > bound.until) return false;
  return surelyStartsWith(bound.rule, start) || wallsOfRule({ ...bound, count: null }, start, start).length > 0;
}

/** Whether the event has a length of its own; a date without any lasts a day (RFC 5545 §3.6.1). */
function isAppointment({ start, end, duration }: Series): boolean {
  if (duration !== null) return true;
  const isDay = start.kind === 'date' && end.kind === 'date' && parseWall(end.date) - parseWall(start.date) <= DAY;
  return !isDay && JSON.stringify(start) !== JSON.stringify(end);
}

/**
 * Ties a rule to the start of its series.
 *
 * @throws RecurrenceFault `bad-rule` where the rule repeats dates within a day
 */
export function bind(rule: Rule, start: EventTime, book: ZoneBook): BoundRule {
  const until = untilWall(rule.until, start, (instant) => book.wallAt(instant, start));
  if (start.kind !== 'date') return { rule, start: book.wallOf(start), until, count: rule.count };
  if (FREQUENCIES.indexOf(rule.freq) < FREQUENCIES.indexOf('DAILY')) {
    throw new RecurrenceFault('bad-rule', `The recurrence rule repeats a whole day ${rule.freq}.`);
  }
  const withoutTimes = { ...rule, byHour: [], byMinute: [], bySecond: [] };
  return { rule: withoutTimes, start: book.wallOf(start), until, count: rule.count };
}

/** A time during the day names no instance of an all-day series: it could be meant for the day before or after. */
function isMidnight(time: EventTime, book: ZoneBook): boolean {
  return book.wallOf(time) % DAY === 0;
}

function exclusionsOf(series: Series, from: Wall, to: Wall, book: ZoneBook): OriginalStarts<true> {
  const excluded = new OriginalStarts<true>(series.start, book);
  for (const time of series.recurrence.exclusions) {
    if (series.start.kind !== 'date' || isMidnight(time, book)) excluded.add(time, true);
  }
  for (const text of series.recurrence.exceptionRules) {
    const bound = bind(parseRule(text), series.start, book);
    for (const wall of wallsOfRule(bound, from, Math.min(to, LAST_WALL))) {
      excluded.add(book.timeOf(wall, series.start), true);
    }
  }
  return excluded;
}
