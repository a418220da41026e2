import type { TimeWindow } from '../event/instance.js';
import { DAY, formatInstant } from '../recurrence/wall-clock.js';

/** How far out of the window an event has to be before its mirror goes. */
export const LEAVING_MARGIN = DAY;

/** Span that an event or a whole series takes up, in epoch milliseconds, `to` excluded; `to` is null without end. */
export interface OccupiedSpan {
  readonly from: number;
  readonly to: number | null;
}

/**
 * Whether an event belongs in the window. It enters when it overlaps it; once mirrored it leaves only when it is out by
 * more than a day, so that an event at the edge does not come and go with each correction of its time or zone. What has
 * no length counts by its moment.
 */
export function isInWindow(span: OccupiedSpan, window: TimeWindow, alreadyMirrored: boolean): boolean {
  const margin = alreadyMirrored ? LEAVING_MARGIN : 0;
  const from = Date.parse(window.from) - margin;
  const to = Date.parse(window.to) + margin;
  return span.from < to && (span.to === null || span.to > from || (span.to === span.from && span.from === from));
}

/**
 * Spans in which the events lie that a moved window may let in or out, margin included: at most one at each edge. All
 * others keep their place, so that only rows that touch one of these (`from` ≤ their end, their start < `to`) need to be
 * looked at again. Without a previous window that is all of the next one.
 */
export function enteringOrLeaving(previous: TimeWindow | null, next: TimeWindow): readonly TimeWindow[] {
  if (previous === null) return [padded(Date.parse(next.from), Date.parse(next.to))];
  return [edge(previous.from, next.from), edge(previous.to, next.to)].filter((span) => span !== null);
}

function edge(before: string, after: string): TimeWindow | null {
  const [low = 0, high = 0] = [Date.parse(before), Date.parse(after)].sort((a, b) => a - b);
  return low === high ? null : padded(low, high);
}

function padded(from: number, to: number): TimeWindow {
  return { from: formatInstant(from - LEAVING_MARGIN), to: formatInstant(to + LEAVING_MARGIN) };
}
