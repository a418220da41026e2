import {
  type CalendarEvent,
  type EventOverride,
  type EventTime,
  type Instance,
  instancesOf,
  instantOf,
} from '@calmirror/core';
import type { RecurrencePattern } from '@microsoft/microsoft-graph-types';
import { wallAt } from './graph-zone.js';
import { mostGap } from './pattern-days.js';
import { wallOf } from './pattern-range.js';
import type { PatternRefusal } from './pattern-refusal.js';

const DAY = 86_400_000;

/** What a series has beside its pattern. */
export interface SeriesExceptions {
  /** Each with the original start of the instance that it replaces, on the clock of the series; none is cancelled. */
  readonly exceptions: readonly EventOverride[];
  /** Original starts, on the clock of the series, of instances that do not take place. */
  readonly cancelled: readonly EventTime[];
}

/**
 * The instances of a series that differ from its pattern, if Exchange can hold them: each stands for an instance that
 * the pattern has, and lies on a day of its own between those of its neighbours (else
 * `ErrorOccurrenceCrossingBoundary`).
 */
export function exceptionsOf(event: CalendarEvent, pattern: RecurrencePattern): SeriesExceptions | PatternRefusal {
  const { overrides, recurrence } = event;
  if (overrides.length === 0 && (recurrence?.exclusions ?? []).length === 0) return { exceptions: [], cancelled: [] };
  if (overrides.some(({ thisAndFuture }) => thisAndFuture)) return 'changes-all-later';
  const kept = overrides.filter(({ status }) => status !== 'cancelled');
  if (kept.some((override) => override.class !== event.class)) return 'exception-of-another-class';
  const window = windowAround(event, mostGap(pattern));
  if (window === null) return 'not-expandable';
  const plain = instancesOf({ ...event, overrides: [], recurrence: withoutExclusions(event) }, window);
  const shown = instancesOf(event, window);
  if (plain.problem !== null || shown.problem !== null) return 'not-expandable';
  return judged(event, plain.instances, shown.instances);
}

function judged(
  event: CalendarEvent,
  plain: readonly Instance[],
  shown: readonly Instance[],
): SeriesExceptions | PatternRefusal {
  const key = (instance: Instance): string => momentOf(instance.recurrenceId ?? instance.start, event);
  const originals = new Set(plain.map(key));
  const standing = new Set(shown.map(key));
  const inOrder = [...shown].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  if (inOrder.some((instance) => instance.override !== null && !originals.has(key(instance))))
    return 'exception-outside-rule';
  if (inOrder.some((instance, index) => passes(inOrder[index - 1], instance, event))) return 'exception-passes-others';
  return {
    exceptions: inOrder.flatMap(({ override, recurrenceId }) =>
      override === null || recurrenceId === null ? [] : [{ ...override, recurrenceId }],
    ),
    cancelled: plain.filter((instance) => !standing.has(key(instance))).map(({ start }) => start),
  };
}

function passes(before: Instance | undefined, instance: Instance, event: CalendarEvent): boolean {
  if (before === undefined || (before.override === null && instance.override === null)) return false;
  return (
    dayOf(before.start, event) >= dayOf(instance.start, event) ||
    momentOf(before.end, event) > momentOf(instance.start, event)
  );
}

/** The day of a time on the clock of the series. */
function dayOf(time: EventTime, { start, zones }: CalendarEvent): string {
  if (time.kind === 'date' || time.kind === 'floating' || start.kind !== 'zoned') return wallOf(time).slice(0, 10);
  return wallAt(instantOf(time, zones) ?? '', start.zone).slice(0, 10);
}

const momentOf = (time: EventTime, { zones }: CalendarEvent): string => instantOf(time, zones) ?? '';

function withoutExclusions({ recurrence }: CalendarEvent): CalendarEvent['recurrence'] {
  return recurrence && { ...recurrence, exclusions: [] };
}

/**
 * From a neighbour before the first instance of which something is said to one after the last; null where times cannot
 * be read.
 */
function windowAround(event: CalendarEvent, gap: number): { from: string; to: string } | null {
  const { overrides, recurrence, start, zones } = event;
  const momentsOf = (times: readonly EventTime[]): number[] =>
    times.map((time) => Date.parse(instantOf(time, zones) ?? ''));
  const originals = momentsOf([
    ...(recurrence?.exclusions ?? []),
    ...overrides.map(({ recurrenceId }) => recurrenceId),
  ]);
  const moved = momentsOf(overrides.map((override) => override.start));
  const [begin = Number.NaN] = momentsOf([start]);
  if ([begin, ...originals, ...moved].some(Number.isNaN)) return null;
  const reach = (gap + 2) * DAY;
  // Before its start a series has nothing but what is moved there.
  const from = Math.min(Math.max(Math.min(...originals), begin), ...moved) - reach;
  return { from: instant(from), to: instant(Math.max(...originals, ...moved) + reach) };
}

const instant = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
