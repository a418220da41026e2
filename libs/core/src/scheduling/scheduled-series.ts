import type { CalendarEvent, EventDetails, EventOverride, Recurrence } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { compareRevisions, isAdd, isCancel, type KnownMessage } from './known-message.js';
import { inForceBeside, type InstanceChange, withoutOvertaken } from './instance-changes.js';
import { startsAmong } from './instance-names.js';
import { ZoneCollection } from './zone-collection.js';

/** An override, and the message that it comes from. */
export interface ScheduledOverride {
  readonly change: InstanceChange;
  readonly override: EventOverride;
}

/** An event or series with what holds of its instances. */
export interface ScheduledSeries {
  readonly whole: KnownMessage;
  /** Without its overrides. */
  readonly event: CalendarEvent;
  readonly overrides: readonly ScheduledOverride[];
}

/**
 * Puts an event or series together. What was said of instances before a cancel of the whole is forgotten with it. Added instances become an RDATE each (RFC 5546 §3.2.4), with an override, since they
 * state all their details and their own length. What is no series and has other instances than its own becomes a set of dates.
 */
export function seriesOf(
  whole: KnownMessage,
  cancel: KnownMessage | undefined,
  changes: readonly InstanceChange[],
): ScheduledSeries {
  const { event } = whole.message;
  const isLater = ({ known }: InstanceChange): boolean =>
    cancel === undefined || known.message.mail === whole.message.mail || compareRevisions(known, cancel) > 0;
  const inForce = inForceBeside(whole, changes.filter(isLater));
  const isOwn = startsAmong(
    event,
    inForce.map(({ at }) => at),
  );
  const left = withoutOvertaken(inForce).filter(
    (change) => event.recurrence !== null || !isCancel(change.known) || isOwn(change.at),
  );
  const zones = new ZoneCollection(event.zones);
  const overrides = left.map((change) => ({ change, override: overrideOf(change, zones) }));
  const dates = overrides
    .filter(({ change }) => isAdd(change.known) || (event.recurrence === null && !isOwn(change.at)))
    .map(({ override }) => override.recurrenceId);
  const recurrence = overrides.length === 0 ? event.recurrence : withDates(event.recurrence, dates);
  return { whole, event: { ...event, recurrence, overrides: [], zones: zones.all }, overrides };
}

/** A series that was cancelled as a whole: there, so that people see why nothing takes place. */
export function cancelledEvent({ message }: KnownMessage, cancel: KnownMessage): CalendarEvent {
  return { ...message.event, status: 'cancelled', sequence: cancel.message.sequence, overrides: [] };
}

function overrideOf({ known, range }: InstanceChange, zones: ZoneCollection): EventOverride {
  const { event, recurrenceId } = known.message;
  const said = zones.adopt(event.zones);
  const original = said(recurrenceId ?? event.start);
  const times = { start: said(event.start), end: said(event.end), duration: event.duration };
  const details = detailsOf(event);
  if (!isCancel(known)) return { ...details, ...times, recurrenceId: original, thisAndFuture: range };
  // Where it would have been is of no interest, and must not widen the search for instances.
  const nowhere = { start: original, end: original, duration: null };
  return { ...details, ...nowhere, status: 'cancelled', recurrenceId: original, thisAndFuture: range };
}

/** The details alone, so that an override carries nothing else of its event. */
export function detailsOf(event: EventDetails): EventDetails {
  return {
    summary: event.summary,
    description: event.description,
    location: event.location,
    geo: event.geo,
    url: event.url,
    conference: event.conference,
    categories: event.categories,
    color: event.color,
    status: event.status,
    transparency: event.transparency,
    class: event.class,
    type: event.type,
    organizer: event.organizer,
    attendees: event.attendees,
    myAnswer: event.myAnswer,
    reminders: event.reminders,
    sequence: event.sequence,
    created: event.created,
    lastModified: event.lastModified,
  };
}

function withDates(recurrence: Recurrence | null, starts: readonly EventTime[]): Recurrence {
  const { dates, ...rest } = recurrence ?? { rules: [], exceptionRules: [], dates: [], exclusions: [] };
  return { ...rest, dates: [...dates, ...starts.map((start) => ({ start, end: null, duration: null }))] };
}
