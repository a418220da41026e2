import type { CalendarEvent } from '../event/calendar-event.js';
import { type EventProblem, INSTANCE_BUDGET, type Instance, type TimeWindow } from '../event/instance.js';
import { OverrideIndex } from './override-index.js';
import { RecurrenceFault, tooManyInstances } from './recurrence-fault.js';
import { type Series, type SetStart, startsOf } from './series-starts.js';
import { endOf, lengthOf, type SpanLength } from './span-length.js';
import { DAY, parseWall } from './wall-clock.js';
import { ZoneBook } from './zone-book.js';

export interface InstanceOptions {
  /**
   * `start` (default): instances that start in the window. `overlap`: those that share a moment with it too, or, if
   * they have no length, start in it.
   */
  readonly by?: 'start' | 'overlap';
  /** IANA name of the zone in which floating times and dates are compared with the window; UTC by default. */
  readonly referenceZone?: string;
}

/** In order of their start, then their end, then their original start. With a problem there are none: a series is withheld, never cut. */
export interface InstanceList {
  readonly instances: readonly Instance[];
  readonly problem: EventProblem | null;
}

interface Placed {
  readonly instance: Instance;
  readonly from: number;
  readonly to: number;
}

/** Wider than any offset from UTC, so that spans of wall-clock time hold all instants of a window. */
const MARGIN = 2 * DAY;

/** The occurrences of an event in a window, its overrides applied. Never throws for an event of whatever content. */
export function instancesOf(event: CalendarEvent, window: TimeWindow, options: InstanceOptions = {}): InstanceList {
  try {
    const book = new ZoneBook(event.zones, options.referenceZone);
    const from = parseWall(window.from);
    const to = parseWall(window.to);
    const by = options.by ?? 'start';
    const placed = allOf(event, from, to, by, book)
      .map((instance) => ({ instance, from: book.instantOf(instance.start), to: book.instantOf(instance.end) }))
      .filter((found) => isWithin(found, from, to, by))
      .sort((a, b) => a.from - b.from || a.to - b.to || originalOf(a, book) - originalOf(b, book));
    if (placed.length > INSTANCE_BUDGET) throw tooManyInstances();
    return { instances: placed.map((found) => found.instance), problem: null };
  } catch (error) {
    if (error instanceof RecurrenceFault) return { instances: [], problem: error.problem };
    throw error;
  }
}

function allOf(
  event: CalendarEvent,
  from: number,
  to: number,
  by: 'start' | 'overlap',
  book: ZoneBook,
): readonly Instance[] {
  if (!isSeries(event) && event.overrides.length === 0) {
    return [{ recurrenceId: event.recurrenceId, start: event.start, end: event.end, override: null }];
  }
  const overrides = new OverrideIndex(event, book);
  const length = lengthOf(event, book);
  const origin = book.instantOf(event.start);
  const reach = MARGIN + Math.max(overrides.reach, by === 'overlap' ? length.onClock : 0);
  const starts = isSeries(event) ? startsOf(event, from - reach, to + reach, book) : [onlyStart(event, book)];
  const instances = [...overrides.instances()];
  for (const start of starts) {
    if (overrides.replaces(start)) continue;
    const moved = overrides.moved(start);
    if (moved === undefined) instances.push(plainInstance(start, event, origin, length, book));
    else if (moved !== null) instances.push(moved);
  }
  return instances;
}

function plainInstance(
  found: SetStart,
  event: CalendarEvent,
  origin: number,
  length: SpanLength,
  book: ZoneBook,
): Instance {
  const { time, period, instant } = found;
  // The first instance ends exactly when the event says, even at a time that its clock shows twice or never.
  const asStated = period === null && instant === origin;
  const end = asStated ? event.end : periodEnd(found, length, book);
  return { recurrenceId: time, start: time, end, override: null };
}

function periodEnd({ time, period }: SetStart, length: SpanLength, book: ZoneBook): Instance['end'] {
  if (!period) return endOf(time, length, book);
  const end = period.end ?? time;
  return endOf(time, lengthOf({ start: time, end, duration: period.duration }, book), book);
}

function onlyStart(event: CalendarEvent, book: ZoneBook): SetStart {
  return { time: event.start, instant: book.instantOf(event.start), wall: book.wallOf(event.start), period: null };
}

function isSeries(event: CalendarEvent): event is Series {
  return event.recurrence !== null;
}

function originalOf({ instance, from }: Placed, book: ZoneBook): number {
  return instance.recurrenceId === null ? from : book.instantOf(instance.recurrenceId);
}

function isWithin({ from: start, to: end }: Placed, from: number, to: number, by: 'start' | 'overlap'): boolean {
  if (start >= to) return false;
  return start >= from || (by === 'overlap' && end > from);
}
