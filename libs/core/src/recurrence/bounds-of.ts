import type { CalendarEvent, EventSpan } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { RecurrenceFault } from './recurrence-fault.js';
import { parseRule } from './rule.js';
import { wallsOfRule } from './rule-walls.js';
import { bind } from './series-starts.js';
import { lengthOf } from './span-length.js';
import { formatInstant, HOUR, LAST_WALL } from './wall-clock.js';
import { ZoneBook } from './zone-book.js';

/** Instants `…Z`. `last` is null where a series has no end that could be told. */
export interface EventBounds {
  readonly first: string;
  readonly last: string | null;
}

/** Furthest that a clock anywhere is away from UTC's; times in no zone can be meant that much earlier or later. */
const NO_ZONE = 14 * HOUR;

/**
 * A span that holds all instances of an event, wherever floating times and dates are placed; it may be wider than
 * needed. For index columns: no instance lies outside.
 *
 * @returns null where the event's own times cannot be read
 */
export function boundsOf(event: CalendarEvent): EventBounds | null {
  try {
    const book = new ZoneBook(event.zones);
    const spans: EventSpan[] = [event, ...event.overrides];
    const dates = event.recurrence?.dates ?? [];
    const starts = [...spans.map((span) => span.start), ...dates.map((date) => date.start)];
    const first = Math.min(...starts.map((start) => book.instantOf(start) - marginOf(start)));
    return { first: format(first), last: lastOf(event, spans, starts, book) };
  } catch (error) {
    if (error instanceof RecurrenceFault) return null;
    throw error;
  }
}

function lastOf(event: CalendarEvent, spans: EventSpan[], starts: EventTime[], book: ZoneBook): string | null {
  const dates = event.recurrence?.dates ?? [];
  const lengths = spans.map((span) => lengthOf(span, book));
  const periods = dates.map(({ start, end, duration }) => lengthOf({ start, end: end ?? start, duration }, book));
  // A day on the clock can last an hour or so longer than others.
  const longest = Math.max(...[...lengths, ...periods].map((length) => length.onClock)) + 2 * HOUR;
  let last = Math.max(...starts.map((start) => book.instantOf(start) + marginOf(start)));
  for (const text of event.recurrence?.rules ?? []) {
    const end = endOfRule(text, event.start, book);
    if (end === null) return null;
    last = Math.max(last, end + marginOf(event.start));
  }
  const shifts = event.overrides
    .filter((override) => override.thisAndFuture)
    .map((override) => Math.abs(book.instantOf(override.start) - book.instantOf(override.recurrenceId)));
  return format(last + longest + Math.max(0, ...shifts));
}

/** Start of the last instance that a rule can give, or null for never. */
function endOfRule(text: string, start: EventTime, book: ZoneBook): number | null {
  const bound = bind(parseRule(text), start, book);
  if (bound.until < LAST_WALL) return bound.until + NO_ZONE;
  if (bound.count === null) return null;
  try {
    const walls = wallsOfRule(bound, bound.start, LAST_WALL);
    return (walls.at(-1) ?? bound.start) + NO_ZONE;
  } catch (error) {
    if (error instanceof RecurrenceFault) return null;
    throw error;
  }
}

function marginOf(time: EventTime): number {
  return time.kind === 'date' || time.kind === 'floating' ? NO_ZONE : 0;
}

function format(instant: number): string {
  return formatInstant(Math.min(instant, LAST_WALL));
}
