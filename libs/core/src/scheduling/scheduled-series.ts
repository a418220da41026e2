import type { CalendarEvent, EventDetails, EventOverride, EventSpan, Recurrence } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { endOf, lengthOf } from '../recurrence/span-length.js';
import { ZoneBook } from '../recurrence/zone-book.js';
import { compareRevisions, isCancel, type KnownMessage } from './known-message.js';
import { inForceBeside, type InstanceChange, newestChanges, withoutOvertaken } from './instance-changes.js';
import { type InstanceNames, startsAmong, unlessFaulty } from './instance-names.js';
import { ZoneCollection } from './zone-collection.js';

/** An override, and the messages that it comes from. */
export interface ScheduledOverride {
  readonly change: InstanceChange;
  /** What its details are said by: a message that cancels an instance need not say what it was. */
  readonly known: KnownMessage;
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
 * Puts an event or series together. What was said of instances before a cancel of the whole is forgotten with it.
 *
 * An added instance (RFC 5546 §3.2.4), and any other that is not in the recurrence set, gets an RDATE beside its override:
 * so the set is whole, and what was a single event becomes one of several dates.
 */
export function seriesOf(
  whole: KnownMessage,
  cancel: KnownMessage | undefined,
  messages: readonly KnownMessage[],
  names: InstanceNames,
): ScheduledSeries {
  const { event } = whole.message;
  const isLater = ({ known }: InstanceChange): boolean =>
    cancel === undefined || known.message.mail === whole.message.mail || compareRevisions(known, cancel) > 0;
  const changesIn = (some: readonly KnownMessage[]): readonly InstanceChange[] =>
    inForceBeside(whole, newestChanges(some, names).filter(isLater));
  const inForce = changesIn(messages);
  const isOwn = startsAmong(
    event,
    inForce.map(({ at }) => at),
  );
  const left = withoutOvertaken(inForce).filter(
    (change) => !isCancel(change.known) || change.range || isOwn(change.at),
  );
  if (left.length === 0) return { whole, event: { ...event, overrides: [] }, overrides: [] };
  const zones = new ZoneCollection(event.zones);
  const taking = left.some(({ known }) => isCancel(known)) ? changesIn(messages.filter((one) => !isCancel(one))) : [];
  const overrides = withDetails(left, taking, whole).map(([change, known]) => ({
    ...{ change, known },
    override: overrideOf(change, known, event, zones, names),
  }));
  const dates = overrides
    .filter(({ change }) => !change.range && !isOwn(change.at))
    .map(({ override }) => override.recurrenceId);
  const [first] = overrides;
  if (first && event.recurrence === null && dates.length === 0) return changedEvent(event, first, zones);
  const recurrence = withDates(event.recurrence, dates);
  return { whole, event: { ...event, recurrence, overrides: [], zones: zones.all }, overrides };
}

/**
 * Each change with the message that says its details: of what is cancelled, the invitation to that instance, else the range
 * that it lies in, else the whole.
 * @param changes in order of their starts
 * @param taking the newest change of each instance that does not cancel it
 */
function withDetails(
  changes: readonly InstanceChange[],
  taking: readonly InstanceChange[],
  whole: KnownMessage,
): readonly (readonly [InstanceChange, KnownMessage])[] {
  const singles = new Map(taking.filter(({ range }) => !range).map(({ key, known }) => [key, known]));
  let covering = whole;
  return changes.map((change) => {
    const { key, known, range } = change;
    if (isCancel(known)) return [change, (range ? undefined : singles.get(key)) ?? covering];
    if (range) covering = known;
    return [change, known];
  });
}

/** An event that is no series, as the message says it that named its one instance. */
function changedEvent(
  event: CalendarEvent,
  { known, override }: ScheduledOverride,
  zones: ZoneCollection,
): ScheduledSeries {
  const { start, end, duration } = override;
  const said = { ...event, ...detailsOf(override), start, end, duration, overrides: [], zones: zones.all };
  return { whole: known, event: said, overrides: [] };
}

/** A series that was cancelled as a whole: there, so that people see why nothing takes place. */
export function cancelledEvent({ message }: KnownMessage, cancel: KnownMessage): CalendarEvent {
  return { ...message.event, status: 'cancelled', sequence: cancel.message.sequence, overrides: [] };
}

function overrideOf(
  change: InstanceChange,
  details: KnownMessage,
  series: CalendarEvent,
  zones: ZoneCollection,
  names: InstanceNames,
): EventOverride {
  const { known, range } = change;
  const { event, recurrenceId, sequence } = known.message;
  const said = zones.adopt(event.zones);
  const original = names.timeOf(change) ?? said(recurrenceId ?? event.start);
  const about = { recurrenceId: original, thisAndFuture: range };
  if (!isCancel(known)) {
    const span = { start: said(event.start), end: said(event.end), duration: event.duration };
    return { ...detailsOf(event), ...span, ...about };
  }
  // A CANCEL need not say when that would have been, and a range that moves nothing must not seem to.
  const span = plainSpan(original, { ...series, zones: zones.all });
  return { ...detailsOf(details.message.event), ...span, ...about, status: 'cancelled', sequence };
}

/** As long as any instance of the series, at a start of its own. */
export function plainSpan(start: EventTime, series: CalendarEvent): EventSpan {
  const end = unlessFaulty(start, () => {
    const book = new ZoneBook(series.zones);
    return endOf(start, lengthOf(series, book), book);
  });
  return { start, end, duration: series.duration };
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
