import { boundsOf, type CalendarEvent, type EventTime, instancesOf, instantOf } from '@calmirror/core';

/** Original start of one instance, an instant `…Z` or a date: which part of a series an event stands for. */
export type PartKey = string;

/** One instance of a series, as an event of its own. */
export interface SeriesPart {
  readonly key: PartKey;
  readonly event: CalendarEvent;
}

/** Whether an event is a series of dates alone, which stands in Microsoft 365 as one event for each. */
export function isInParts({ recurrence }: CalendarEvent): boolean {
  return recurrence !== null && recurrence.rules.length === 0;
}

/** Each instance of a series without rules, in the order of their keys; null where they cannot be worked out. */
export function partsOf(series: CalendarEvent): readonly SeriesPart[] | null {
  const { first = null, last = null } = boundsOf(series) ?? {};
  if (first === null || last === null) return null;
  const { instances, problem } = instancesOf(series, { from: first, to: after(last) });
  if (problem !== null) return null;
  return instances
    .map(({ recurrenceId, start, end, override }) => ({
      key: keyOf(recurrenceId ?? start, series),
      event: {
        ...series,
        ...override,
        recurrenceId: null,
        start,
        end,
        duration: null,
        recurrence: null,
        overrides: [],
      },
    }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

/**
 * The series that its parts make up: a start for each, and each said by an override of its own, so that it is the same
 * whatever one of them is taken for the rule.
 *
 * @param parts at least one
 */
export function seriesOfParts(parts: readonly SeriesPart[]): CalendarEvent | null {
  const [first, ...later] = [...parts].sort((one, other) => (one.key < other.key ? -1 : 1));
  if (first === undefined) return null;
  return {
    ...first.event,
    start: timeOf(first.key),
    end: timeOf(first.key),
    recurrence: {
      rules: [],
      exceptionRules: [],
      dates: later.map(({ key }) => ({ start: timeOf(key), end: null, duration: null })),
      exclusions: [],
    },
    overrides: [first, ...later].map(({ key, event }) => ({
      ...event,
      recurrenceId: timeOf(key),
      thisAndFuture: false,
    })),
  };
}

function keyOf(original: EventTime, { zones }: CalendarEvent): PartKey {
  return original.kind === 'date' ? original.date : (instantOf(original, zones) ?? '');
}

const timeOf = (key: PartKey): EventTime =>
  key.length === 10 ? { kind: 'date', date: key } : { kind: 'instant', instant: key };

function after(instant: string): string {
  return `${new Date(Date.parse(instant) + 1_000).toISOString().slice(0, 19)}Z`;
}
