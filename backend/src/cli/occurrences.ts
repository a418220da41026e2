import type { CalendarReading } from '@calmirror/connectors';
import { instancesOf, type TimeWindow } from '@calmirror/core';
import { writtenTime } from '../calendars/written-time.js';

/** One instance, times as `writtenTime` writes them. */
export interface Occurrence {
  readonly uid: string;
  readonly recurrenceId: string | null;
  readonly start: string;
  readonly end: string;
  readonly summary: string | null;
}

export interface Problem {
  readonly uid: string;
  readonly code: string;
  readonly message: string;
}

/** All that starts in a window, in order, and all that could not be read. */
export function occurrencesOf(
  { events, withheld }: CalendarReading,
  window: TimeWindow,
): { instances: Occurrence[]; problems: Problem[] } {
  const problems = withheld.map(({ id, problem }): Problem => ({ uid: id, ...problem }));
  const instances: Occurrence[] = [];
  for (const { event } of events) {
    const list = instancesOf(event, window);
    if (list.problem) problems.push({ uid: event.uid, ...list.problem });
    for (const { recurrenceId, start, end, override } of list.instances) {
      instances.push({
        uid: event.uid,
        recurrenceId: recurrenceId && writtenTime(recurrenceId, event.zones),
        start: writtenTime(start, event.zones),
        end: writtenTime(end, event.zones),
        summary: (override ?? event).summary,
      });
    }
  }
  return { instances: instances.sort(byTime), problems };
}

/** By start, then end, then UID; dates and floating times are placed as if in UTC. */
function byTime(a: Occurrence, b: Occurrence): number {
  const before = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return before(a.start, b.start) || before(a.end, b.end) || before(a.uid, b.uid);
}
