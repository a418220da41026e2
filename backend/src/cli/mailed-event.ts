import type { CalendarEvent, EventOverride, EventStatus, EventTime } from '@calmirror/core';
import { writtenTime } from '../calendars/written-time.js';
import { cancelledDates } from './cancelled-dates.js';

/** An event, a series, or one instance that differs from its series; times as `writtenTime` writes them. */
export interface MailedEvent {
  readonly uid: string;
  readonly recurrenceId: string | null;
  readonly sequence: number;
  readonly status: EventStatus;
  readonly start: string;
  readonly end: string;
  readonly summary: string | null;
  readonly location: string | null;
  readonly myAnswer: string | null;
  readonly rrule: string | null;
  /** What of the series does not take place: exclusions, and its cancelled instances. */
  readonly exdates: readonly string[];
}

/** The event itself, then its overrides. */
export function mailedEvents(event: CalendarEvent): readonly MailedEvent[] {
  const { recurrence, overrides } = event;
  const written = (time: EventTime): string => writtenTime(time, event.zones);
  const exdates = [...(recurrence?.exclusions ?? []).map(written), ...cancelledDates(event)];
  const entryOf = (part: CalendarEvent | EventOverride): MailedEvent => ({
    uid: event.uid,
    recurrenceId: part.recurrenceId && written(part.recurrenceId),
    sequence: part.sequence,
    status: part.status,
    start: written(part.start),
    end: written(part.end),
    summary: part.summary,
    location: part.location,
    myAnswer: part.myAnswer,
    rrule: part === event ? (recurrence?.rules[0] ?? null) : null,
    exdates: part === event ? [...new Set(exdates)].sort() : [],
  });
  return [event, ...overrides].map(entryOf);
}

/** By UID, the series before its instances, these in their order. */
export function compareMailed(one: MailedEvent, other: MailedEvent): number {
  const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return before(one.uid, other.uid) || before(one.recurrenceId ?? '', other.recurrenceId ?? '');
}
