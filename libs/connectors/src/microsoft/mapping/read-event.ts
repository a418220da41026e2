import type { CalendarEvent, EventProblem, EventSpan } from '@calmirror/core';
import type { SourceEvent, WithheldEvent } from '../../adapter.js';
import { EventFault } from '../../icalendar/event-fault.js';
import { nextDay } from '../../icalendar/date-value.js';
import { readMarker, readMirrorId } from './extended-properties.js';
import type { GraphEvent } from './graph-event.js';
import { readDate, readTime, readInstant, timeOnClock } from './graph-time.js';
import { zoneOfGraph } from './graph-zone.js';
import { meetingName } from './meeting-uid.js';
import { readDetails } from './read-details.js';

/** An event as the engine wants it, or why it cannot be shown. */
export type EventReading = SourceEvent | WithheldEvent;

/**
 * A single event of Graph's; also an exception whose series is not shown. Its id is Graph's, by which deletions are
 * told; its UID is that of the `iCalUId`, which is the same in all calendars that hold a meeting. A mirror's UID is the
 * mirror's id.
 *
 * @throws never; what cannot be read is withheld
 */
export function readEvent(event: GraphEvent): EventReading {
  return readingOf(event, revisionOf(event), () => singleOf(event));
}

/** Runs a reader of one event. */
export function readingOf(event: GraphEvent, revision: string, read: () => CalendarEvent): EventReading {
  try {
    return { event: read(), revision };
  } catch (error) {
    if (!(error instanceof EventFault)) throw error;
    const problem: EventProblem = error.problem;
    return { id: event.id ?? '', revision, problem };
  }
}

/** Changes whenever the event does. */
export function revisionOf(event: GraphEvent): string {
  return event.changeKey ?? event['@odata.etag'] ?? event.lastModifiedDateTime ?? '';
}

/** @throws EventFault */
export function singleOf(event: GraphEvent): CalendarEvent {
  return {
    ...readDetails(event),
    ...spanOf(event, clockOfEvent(event)),
    ...identityOf(event),
    recurrenceId: detachedFrom(event),
    recurrence: null,
    overrides: [],
    zones: [],
  };
}

/**
 * Which instance of a series that is not shown. Of one to which alone somebody was invited, only its day is told.
 * @throws EventFault
 */
function detachedFrom(event: GraphEvent): CalendarEvent['recurrenceId'] {
  if (event.type === 'exception' || event.type === 'occurrence') return originalStartOf(event, clockOfEvent(event));
  const { day } = meetingName(event.iCalUId ?? '');
  return day === null ? null : { kind: 'date', date: day };
}

/** @throws EventFault `no-uid` */
export function identityOf(event: GraphEvent): Pick<CalendarEvent, 'id' | 'marker' | 'uid'> {
  const uid = readMirrorId(event) ?? (event.iCalUId ? meetingName(event.iCalUId).uid : event.id);
  if (!uid) throw new EventFault('no-uid', 'The event has no id.');
  return { id: event.id ?? uid, uid, marker: readMarker(event) };
}

/**
 * Start and end. The end may be on another clock than the start. An end before the start is the start, and an all-day
 * event lasts a day at least.
 *
 * @param clock IANA name of the clock of the start, or null where it is not known
 * @throws EventFault
 */
export function spanOf(event: GraphEvent, clock: string | null): EventSpan {
  if (event.isAllDay === true) {
    const start = readDate(event.start, 'start');
    const end = readDate(event.end, 'end');
    return { start, end: end.date > start.date ? end : { kind: 'date', date: nextDay(start.date) }, duration: null };
  }
  const start = readTime(event.start, clock, 'start');
  const isBefore = readInstant(event.end, 'end') < readInstant(event.start, 'start');
  const end = readTime(event.end, zoneOfGraph(event.originalEndTimeZone) ?? clock, 'end');
  return { start, end: isBefore ? start : end, duration: null };
}

/** IANA name of the clock on which an event was made; null where Graph does not tell it. */
export function clockOfEvent({ originalStartTimeZone }: GraphEvent): string | null {
  return zoneOfGraph(originalStartTimeZone);
}

/** Where an exception stood before it was changed: in UTC; of an all-day series the day. @throws EventFault */
export function originalStartOf(event: GraphEvent, clock: string | null): CalendarEvent['start'] {
  const original = event.originalStart ?? '';
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(original) && !Number.isNaN(Date.parse(original));
  if (!isTime) throw new EventFault('bad-start', 'The exception does not tell which instance it replaces.');
  return timeOnClock(`${new Date(Date.parse(original)).toISOString().slice(0, 19)}Z`, clock ?? 'UTC');
}
