import type { EventSpan } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { parseDuration } from './duration.js';
import { RecurrenceFault } from './recurrence-fault.js';
import type { ZoneBook } from './zone-book.js';

/**
 * How long each instance of a series lasts. A length that comes from DTEND is exact for times with a zone and counted
 * in days for dates (RFC 5545 §3.8.5.3); one that comes from DURATION is nominal in its days, exact in its hours.
 */
export interface SpanLength {
  readonly nominal: number;
  readonly exact: number;
  /** The kind and zone in which ends are written. */
  readonly endLike: EventTime;
}

/** @throws RecurrenceFault `bad-duration` */
export function lengthOf(span: EventSpan, book: ZoneBook): SpanLength {
  if (span.duration !== null) return { ...durationOf(span.duration), endLike: span.end };
  const onWall = span.start.kind === 'date' || span.start.kind === 'floating';
  const length = onWall
    ? book.wallOf(span.end) - book.wallOf(span.start)
    : book.instantOf(span.end) - book.instantOf(span.start);
  return onWall
    ? { nominal: Math.max(0, length), exact: 0, endLike: span.end }
    : { nominal: 0, exact: Math.max(0, length), endLike: span.end };
}

/** End of an instance that starts at `start`. */
export function endOf(start: EventTime, length: SpanLength, book: ZoneBook): EventTime {
  const wall = book.wallOf(start) + length.nominal;
  if (start.kind === 'date' || start.kind === 'floating') return book.timeOf(wall + length.exact, start);
  const moved = length.nominal === 0 ? start : book.timeOf(wall, start);
  return book.timeAt(book.instantOf(moved) + length.exact, length.endLike);
}

function durationOf(text: string): { nominal: number; exact: number } {
  const duration = parseDuration(text);
  if (!duration) throw new RecurrenceFault('bad-duration', `"${text}" is no duration.`);
  const backwards = duration.nominal + duration.exact < 0;
  return backwards ? { nominal: 0, exact: 0 } : { nominal: duration.nominal, exact: duration.exact };
}
