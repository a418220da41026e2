import {
  addDuration,
  type CalendarEvent,
  type EventOverride,
  type EventTime,
  type Instance,
  instantOf,
  instancesOf,
  type Recurrence,
  type RecurrenceDate,
} from '@calmirror/core';
import { onClockOf } from './google-time.js';

/**
 * A series in the form that Google keeps: cancelled instances are excluded dates, dates have no length of their own, and
 * each override is of an instance that the series has, if need be by a date of its own.
 */
export interface WrittenSeries {
  readonly recurrence: Recurrence;
  readonly overrides: readonly EventOverride[];
}

/** Null for an event that does not repeat. */
export function writtenSeries(event: CalendarEvent): WrittenSeries | null {
  if (event.recurrence === null && event.overrides.length === 0) return null;
  const { rules, exceptionRules, dates, exclusions } = event.recurrence ?? NO_RECURRENCE;
  const original = (time: EventTime): EventTime => originalStart(event, time);
  const key = (time: EventTime): string => instantOf(original(time), event.zones) ?? '';
  const named = new Map(event.overrides.map((override) => [key(override.recurrenceId), override]));
  const own = [...named.values()].filter(({ status }) => status !== 'cancelled');
  const cancelled = [...named.values()].filter(({ status }) => status === 'cancelled');
  const lengthened = dates.flatMap((date) => (named.has(key(date.start)) ? [] : (periodOf(event, date) ?? [])));
  const excluded = new Map(
    [...exclusions, ...cancelled.map(({ recurrenceId }) => recurrenceId)].map((time) => [key(time), original(time)]),
  );
  const overrides = [...own, ...lengthened].map((override) => ({
    ...override,
    recurrenceId: original(override.recurrenceId),
  }));
  for (const { recurrenceId } of overrides) excluded.delete(key(recurrenceId));
  const bare: Recurrence = {
    rules,
    exceptionRules,
    dates: dates.map(({ start }) => dateAt(original(start))),
    exclusions: [...excluded.values()],
  };
  const missing = overrides.filter(({ recurrenceId }) => !occursAt({ ...event, recurrence: bare }, recurrenceId));
  const all = [...bare.dates, ...missing.map(({ recurrenceId }) => dateAt(recurrenceId))];
  // Without rule and date it would be no series at all.
  const repeated = rules.length + all.length === 0 ? [dateAt(event.start)] : all;
  return { recurrence: { ...bare, dates: repeated }, overrides };
}

/** Whether a series has an instance that starts so, its overrides not looked at. */
export function occursAt(series: CalendarEvent, original: EventTime): boolean {
  return instanceSpan(series, original) !== null;
}

/** When the instance of that original start is, its overrides not looked at; null where the series has none there. */
export function instanceSpan(series: CalendarEvent, original: EventTime): Pick<Instance, 'start' | 'end'> | null {
  const instant = instantOf(original, series.zones);
  if (instant === null) return null;
  const window = { from: instant, to: new Date(Date.parse(instant) + 1_000).toISOString() };
  return instancesOf({ ...series, overrides: [] }, window).instances[0] ?? null;
}

const NO_RECURRENCE: Recurrence = { rules: [], exceptionRules: [], dates: [], exclusions: [] };

const dateAt = (start: EventTime): RecurrenceDate => ({ start, end: null, duration: null });

/** The instance of a date that states a length of its own; null where it does not. */
function periodOf(event: CalendarEvent, { start, end, duration }: RecurrenceDate): EventOverride | null {
  const until = end ?? (duration === null ? null : addDuration(start, duration, event.zones));
  if (until === null) return null;
  return { ...event, start, end: until, duration: null, recurrenceId: start, thisAndFuture: false };
}

/**
 * The start that a source names, in the form of the series' own start: a date names the instance of that day of a timed
 * series, and a moment the day of one of whole days.
 */
export function originalStart({ start, zones }: CalendarEvent, time: EventTime): EventTime {
  if (start.kind === 'date') return time.kind === 'date' ? time : { kind: 'date', date: wallOf(time).slice(0, 10) };
  if (time.kind === 'date') return atWall(start, `${time.date}${wallOf(start).slice(10)}`);
  if (time.kind === 'floating') return atWall(start, time.wall);
  const instant = instantOf(time, zones);
  const isCustom = start.kind === 'zoned' && zones.some(({ id }) => id === start.zone);
  return instant === null || isCustom ? time : onClockOf(start, { kind: 'instant', instant });
}

function atWall(start: EventTime, wall: string): EventTime {
  if (start.kind === 'zoned') return { kind: 'zoned', wall, zone: start.zone };
  return start.kind === 'instant' ? { kind: 'instant', instant: `${wall}Z` } : { kind: 'floating', wall };
}

function wallOf(time: EventTime): string {
  if (time.kind === 'date') return `${time.date}T00:00:00`;
  return time.kind === 'instant' ? time.instant.slice(0, 19) : time.wall;
}
