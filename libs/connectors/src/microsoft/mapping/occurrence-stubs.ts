import { type CalendarEvent, type EventTime, instancesOf, instantOf, type TimeWindow } from '@calmirror/core';
import type { GraphEvent } from './graph-event.js';
import { readDate, readInstant, timeOnClock } from './graph-time.js';

/** Dates stand in no zone: they can be meant so much earlier or later than in UTC. */
const NO_ZONE = 14 * 3_600_000;

/** What Graph shows of a series in a window, complete: the bare occurrences; exceptions are told whole beside them. */
export interface OccurrenceStubs {
  readonly window: TimeWindow;
  readonly events: readonly GraphEvent[];
}

/**
 * The series as its occurrences show it. An instance of the rule that is not among them does not take place. An
 * occurrence that the rule does not have says that the rule is read wrongly (it follows a clock that Graph does not
 * name, or a set of weekdays that can be counted in two ways): then the series is what is shown, date by date, for as
 * far as it is shown.
 *
 * @param zone IANA name of the clock of the series
 */
export function agreeing(series: CalendarEvent, stubs: OccurrenceStubs, zone: string): CalendarEvent {
  const shown = new Map(stubs.events.map((stub) => [momentOf(startOf(stub, zone)), startOf(stub, zone)]));
  const replaced = new Set(series.overrides.map(({ recurrenceId }) => momentOf(recurrenceId)));
  const seen = [...shown.keys(), stubs.window.from, stubs.window.to].map((moment) => Date.parse(moment));
  const span = { from: instant(Math.min(...seen) - NO_ZONE), to: instant(Math.max(...seen) + NO_ZONE) };
  const { instances, problem } = instancesOf({ ...series, overrides: [] }, span);
  if (problem !== null) return series;
  const expected = new Map(instances.map(({ start }) => [momentOf(start), start]));
  if ([...shown.keys()].some((moment) => !expected.has(moment))) return datesOf(series, [...shown.values()]);
  const missing = [...expected].filter(
    ([moment, start]) => isCovered(start, stubs.window) && !shown.has(moment) && !replaced.has(moment),
  );
  return missing.length === 0
    ? series
    : without(
        series,
        missing.map(([, start]) => start),
      );
}

function without(series: CalendarEvent, starts: readonly EventTime[]): CalendarEvent {
  const { recurrence } = series;
  return recurrence === null
    ? series
    : { ...series, recurrence: { ...recurrence, exclusions: [...recurrence.exclusions, ...starts] } };
}

function datesOf(series: CalendarEvent, shown: readonly EventTime[]): CalendarEvent {
  const originals = new Map(
    [...shown, ...series.overrides.map(({ recurrenceId }) => recurrenceId)].map((time) => [momentOf(time), time]),
  );
  const [first = series.start, ...later] = [...originals.keys()]
    .sort()
    .map((moment) => originals.get(moment) ?? series.start);
  return {
    ...series,
    ...lasting(series, first),
    recurrence: {
      rules: [],
      exceptionRules: [],
      dates: later.map((start) => ({ start, end: null, duration: null })),
      exclusions: [],
    },
  };
}

/** As long as the series' own first instance. */
function lasting({ start, end }: CalendarEvent, first: EventTime): Pick<CalendarEvent, 'end' | 'start'> {
  const length = Date.parse(momentOf(end)) - Date.parse(momentOf(start));
  const last = instant(Date.parse(momentOf(first)) + length);
  if (first.kind === 'date') return { start: first, end: { kind: 'date', date: last.slice(0, 10) } };
  return {
    start: first,
    end: first.kind === 'zoned' ? timeOnClock(last, first.zone) : { kind: 'instant', instant: last },
  };
}

function startOf(stub: GraphEvent, zone: string): EventTime {
  return stub.isAllDay === true ? readDate(stub.start, 'start') : timeOnClock(readInstant(stub.start, 'start'), zone);
}

/** Whether an instance that starts then would be among the occurrences of the window. */
function isCovered(start: EventTime, window: TimeWindow): boolean {
  const margin = start.kind === 'date' ? NO_ZONE : 0;
  const at = Date.parse(momentOf(start));
  return at >= Date.parse(window.from) + margin && at < Date.parse(window.to) - margin;
}

const momentOf = (time: EventTime): string => instantOf(time) ?? '';
const instant = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
