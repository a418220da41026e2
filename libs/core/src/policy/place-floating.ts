import type { CalendarEvent, EventSpan, Recurrence } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { untilWall } from '../recurrence/rule-until.js';
import { formatInstant } from '../recurrence/wall-clock.js';
import { ZoneBook } from '../recurrence/zone-book.js';
import { rulePartsOf } from './rule-parts.js';

/**
 * The event with its floating times (RFC 5545 §3.3.5, form 1) on the clock of a zone, for a target that knows no times
 * without one. Whole days and times in a zone stay as they are; an UNTIL on the series' own clock becomes the instant
 * that a zoned start asks for (§3.3.10).
 *
 * @param zone IANA name
 */
export function placeFloating(event: CalendarEvent, zone: string): CalendarEvent {
  const place = (time: EventTime): EventTime =>
    time.kind === 'floating' ? { kind: 'zoned', wall: time.wall, zone } : time;
  const span = ({ start, end, duration }: EventSpan): EventSpan => ({ start: place(start), end: place(end), duration });
  return {
    ...event,
    ...span(event),
    recurrenceId: event.recurrenceId && place(event.recurrenceId),
    recurrence: event.recurrence && recurrenceIn(event.recurrence, event.start, place),
    overrides: event.overrides.map((override) => ({
      ...override,
      ...span(override),
      recurrenceId: place(override.recurrenceId),
    })),
  };
}

function recurrenceIn(recurrence: Recurrence, start: EventTime, place: (time: EventTime) => EventTime): Recurrence {
  const rules = (texts: readonly string[]): readonly string[] =>
    start.kind === 'floating' ? texts.map((text) => ruleOnClock(text, start, place)) : texts;
  return {
    rules: rules(recurrence.rules),
    exceptionRules: rules(recurrence.exceptionRules),
    dates: recurrence.dates.map((date) => ({ ...date, start: place(date.start), end: date.end && place(date.end) })),
    exclusions: recurrence.exclusions.map(place),
  };
}

function ruleOnClock(rule: string, start: EventTime, place: (time: EventTime) => EventTime): string {
  const book = new ZoneBook([]);
  return rulePartsOf(rule)
    .map((part) => {
      if (!part.startsWith('UNTIL=')) return part;
      const last = book.timeOf(
        untilWall(part.slice('UNTIL='.length), start, (instant) => instant),
        start,
      );
      return `UNTIL=${formatInstant(book.instantOf(place(last))).replace(/[-:]/g, '')}`;
    })
    .join(';');
}
