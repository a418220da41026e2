import type { EventSpan } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { parseDuration } from './duration.js';
import { RecurrenceFault } from './recurrence-fault.js';
import type { ZoneBook } from './zone-book.js';

/**
 * How long each instance of a series lasts, on the clock: a night shift from 23:00 to 07:00 ends at 07:00 on the night
 * on which the clocks change, too. RFC 5545 §3.8.5.3 would have lengths from DTEND exact, and §3.3.6 the hours of a
 * DURATION; calendars and their libraries keep the time of day, and so do the people who wrote the event.
 */
export interface SpanLength {
  /** Milliseconds. */
  readonly onClock: number;
  /** The kind and zone in which ends are written. */
  readonly endLike: EventTime;
}

/** @throws RecurrenceFault `bad-duration` */
export function lengthOf(span: EventSpan, book: ZoneBook): SpanLength {
  if (span.duration !== null) return { onClock: durationOf(span.duration), endLike: span.end };
  const length = onOneClock(span)
    ? book.wallOf(span.end) - book.wallOf(span.start)
    : book.instantOf(span.end) - book.instantOf(span.start);
  return { onClock: Math.max(0, length), endLike: span.end };
}

/** End of an instance that starts at `start`; a start that its clock leaves out counts as what the clock shows then. */
export function endOf(start: EventTime, length: SpanLength, book: ZoneBook): EventTime {
  if (start.kind === 'date' || start.kind === 'floating')
    return book.timeOf(book.wallOf(start) + length.onClock, start);
  const end = book.timeOf(book.wallAt(book.instantOf(start), start) + length.onClock, start);
  return book.timeAt(book.instantOf(end), length.endLike);
}

function onOneClock({ start, end }: EventSpan): boolean {
  if (start.kind === 'instant') return false;
  return start.kind !== 'zoned' || (end.kind === 'zoned' && end.zone === start.zone);
}

function durationOf(text: string): number {
  const duration = parseDuration(text);
  if (duration === null) throw new RecurrenceFault('bad-duration', `"${text}" is no duration.`);
  return Math.max(0, duration);
}
