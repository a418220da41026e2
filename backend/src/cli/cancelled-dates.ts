import { type CalendarEvent, type EventTime, instancesOf, instantOf } from '@calmirror/core';
import { writtenTime } from '../calendars/written-time.js';

/** How far a series without end that was cancelled from one instance on is followed. */
const HORIZON = 2 * 366 * 86_400_000;

/**
 * Starts of what of a series was cancelled: single instances, and all from one on (RFC 5545 §3.2.13), up to the next change
 * from one on. Times as `writtenTime` writes them.
 */
export function cancelledDates(event: CalendarEvent): readonly string[] {
  const written = (time: EventTime): string => writtenTime(time, event.zones);
  const taking = new Set(
    event.overrides.filter(({ status }) => status !== 'cancelled').map((one) => written(one.recurrenceId)),
  );
  const cancelled = event.overrides.filter(({ status }) => status === 'cancelled');
  const ranges = event.overrides.filter(({ thisAndFuture }) => thisAndFuture).map((one) => written(one.recurrenceId));
  return cancelled.flatMap(({ recurrenceId, thisAndFuture }) => {
    const first = written(recurrenceId);
    if (!thisAndFuture) return [first];
    const later = startsFrom(event, recurrenceId)
      .map(written)
      .filter((start) => start > first && !taking.has(start));
    return [first, ...later.filter((start) => !ranges.some((range) => range > first && range <= start))];
  });
}

function startsFrom(event: CalendarEvent, time: EventTime): readonly EventTime[] {
  const from = Date.parse(instantOf(time, event.zones) ?? '');
  if (Number.isNaN(from)) return [];
  const bound = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
  const window = { from: bound(from), to: bound(from + HORIZON) };
  return instancesOf({ ...event, overrides: [] }, window).instances.map(
    ({ recurrenceId, start }) => recurrenceId ?? start,
  );
}
