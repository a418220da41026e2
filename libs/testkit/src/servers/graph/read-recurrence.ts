import type { PatternedRecurrence, RecurrencePattern } from '@microsoft/microsoft-graph-types';
import type { EventSpan } from './held-event.js';
import { badRequest } from './graph-request.js';
import { instantOf, unknownZone, wallAt } from './placed-time.js';
import { firstStart, seriesStarts } from './series-starts.js';
import { ianaZone } from './time-zones.js';

const NEVER = '0001-01-01';
const DATE = /^\d{4}-\d\d-\d\d$/;
const TWO_YEARS = 2 * 366 * 86_400_000;

export interface PlacedSeries extends EventSpan {
  readonly recurrence: PatternedRecurrence;
}

/**
 * A series as Exchange keeps it: every member said, and moved to the first day of its pattern. Refuses what is no pattern, what never takes
 * place and what would overlap itself.
 *
 * @param stated whether the range was said together with these times, and so has to agree with them
 */
export function readSeries(recurrence: PatternedRecurrence, span: EventSpan, stated: boolean): PlacedSeries {
  const { pattern, range } = recurrence;
  if (!pattern || !range?.type) throw invalid('A recurrence needs a pattern and a range.');
  const zone = range.recurrenceTimeZone || span.start.zone;
  if (ianaZone(zone) === null) throw unknownZone(zone);
  const day = wallAt(instantOf(span.start), zone).slice(0, 10);
  if (stated && range.startDate !== day) throw invalid(`The range starts on ${range.startDate}, the event on ${day}.`);
  const whole: PatternedRecurrence = {
    pattern: readPattern(pattern),
    range: {
      type: range.type,
      startDate: day,
      endDate: range.type === 'endDate' ? endDate(range.endDate, day) : NEVER,
      recurrenceTimeZone: zone,
      numberOfOccurrences: range.type === 'numbered' ? count(range.numberOfOccurrences) : 0,
    },
  };
  return moved(whole, span, zone);
}

/** Puts a series on the first day that fits its pattern. */
function moved(recurrence: PatternedRecurrence, { start, end }: EventSpan, zone: string): PlacedSeries {
  const first = firstStart(recurrence, start);
  if (first === null) throw invalid('The series has no instance.');
  const length = instantOf(end) - instantOf(start);
  const clock = wallIn(zone);
  if (overlapsItself(recurrence, { start: first, end }, length))
    throw badRequest('An instance is longer than the time to the next one.', 'ErrorOccurrenceTimeSpanTooBig');
  if (instantOf(first) === instantOf(start)) return { recurrence, start, end };
  const range = { ...recurrence.range, startDate: first.wall.slice(0, 10), recurrenceTimeZone: zone };
  return {
    recurrence: { ...recurrence, range },
    start: { wall: wallAt(instantOf(first), start.zone), zone: start.zone },
    end: later(end, clock(first) - clock(start), zone),
  };
}

/** So much later on the clock of a zone. */
function later(time: EventSpan['end'], by: number, zone: string): EventSpan['end'] {
  const wall = new Date(wallIn(zone)(time) + by).toISOString().slice(0, 19);
  return { wall: wallAt(instantOf({ wall, zone }), time.zone), zone: time.zone };
}

/** What the clock of a zone shows, in milliseconds. */
const wallIn =
  (zone: string) =>
  (time: EventSpan['start']): number =>
    Date.parse(`${wallAt(instantOf(time), zone)}Z`);

function overlapsItself(recurrence: PatternedRecurrence, { start }: EventSpan, length: number): boolean {
  const from = instantOf(start);
  const starts = seriesStarts(recurrence, start, from, from + TWO_YEARS * (recurrence.pattern?.interval ?? 1));
  // On the clock: a day with 23 hours does not make a daily whole-day event overlap.
  const walls = starts.map(({ wall }) => Date.parse(`${wall}Z`));
  return walls.some((wall, index) => index > 0 && wall - walls[index - 1]! < length - 3_600_000);
}

function readPattern(pattern: RecurrencePattern): RecurrencePattern {
  const { type, interval, month = 0, dayOfMonth = 0, daysOfWeek, firstDayOfWeek, index } = pattern;
  const days = daysOfWeek ?? [];
  if (!type) throw invalid('A pattern needs a type.');
  if (interval === undefined || interval < 1) throw invalid('A pattern needs an interval of at least 1.');
  const isAbsolute = type === 'absoluteMonthly' || type === 'absoluteYearly';
  const isYearly = type === 'absoluteYearly' || type === 'relativeYearly';
  const namesDays = type === 'weekly' || type.startsWith('relative');
  if (isAbsolute && (dayOfMonth < 1 || dayOfMonth > 31)) throw invalid('dayOfMonth lies from 1 to 31.');
  if (isYearly && (month < 1 || month > 12)) throw invalid('month lies from 1 to 12.');
  if (namesDays && days.length === 0) throw invalid('The pattern needs daysOfWeek.');
  return {
    type,
    interval,
    month: isYearly ? month : 0,
    dayOfMonth: isAbsolute ? dayOfMonth : 0,
    ...(namesDays ? { daysOfWeek: days } : {}),
    firstDayOfWeek: firstDayOfWeek ?? 'sunday',
    index: index ?? 'first',
  };
}

function endDate(date: string | null | undefined, start: string): string {
  if (!date || !DATE.test(date)) throw invalid('The range needs an endDate.');
  if (date < start) throw invalid('The range ends before it starts.');
  return date;
}

function count(number: number | undefined): number {
  if (number === undefined || number < 1) throw invalid('numberOfOccurrences is at least 1.');
  return number;
}

function invalid(message: string): Error {
  return badRequest(message, 'ErrorPropertyValidationFailure');
}
