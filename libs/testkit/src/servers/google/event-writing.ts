import { randomBytes } from 'node:crypto';
import { readConference } from './event-conference.js';
import { readFields, readStatus } from './event-fields.js';
import { endFrom, startNamed } from './event-instances.js';
import type { EventDraft } from './event-store.js';
import { isSameTime, momentOfTime, readTime, stampOf } from './event-times.js';
import { checkType } from './event-types.js';
import { etagOf, showEvent, OWN_VIEW } from './event-view.js';
import { type Body, isObject } from './google-call.js';
import type { GoogleCalendar } from './google-calendar.js';
import type { EventFields, GooglePerson, StoredEvent, StoredTime } from './google-event.js';
import { refuse } from './google-refusal.js';
import { readRecurrence } from './recurrence-lines.js';

/** How a client wants a write to be done. */
export interface WriteWishes {
  /** Mail address of who writes. */
  readonly actor: string;
  /** Milliseconds. */
  readonly now: number;
  readonly conferenceDataVersion: number;
  /** Value of `If-Match`, or null. */
  readonly ifMatch: string | null;
}

const ID = /^[0-9a-v]{5,1024}$/;
/** An instance of a series that nothing was changed about has an id too. */
const INSTANCE_ID = /^(.+)_(\d{8}(?:T\d{6}Z)?)$/;

export function insertEvent(calendar: GoogleCalendar, body: Body, wishes: WriteWishes): StoredEvent {
  const id = idOf(body) ?? randomBytes(16).toString('hex').slice(0, 26);
  const { iCalUID } = body;
  if (calendar.store.find(id) || (typeof iCalUID === 'string' && isTaken(calendar, iCalUID))) throw refuse.duplicate();
  return calendar.store.save(newEvent(calendar, id, body, wishes));
}

/** A private copy of an event from elsewhere, by its UID: what stands under it is replaced. */
export function importEvent(calendar: GoogleCalendar, body: Body, wishes: WriteWishes): StoredEvent {
  const { iCalUID, organizer } = body;
  if (typeof iCalUID !== 'string' || iCalUID === '') throw refuse.required('Missing iCalUID.');
  if ((body['eventType'] ?? 'default') !== 'default') throw refuse.invalid('Only default events can be imported.');
  const standing = calendar.store.withUid(iCalUID);
  if (standing) return replaceEvent(calendar, standing.id, body, wishes);
  const id = `_${Buffer.from(iCalUID).toString('hex').slice(0, 200)}`;
  const person =
    isObject(organizer) && typeof organizer['email'] === 'string' ? (organizer as unknown as GooglePerson) : null;
  return calendar.store.save({ ...newEvent(calendar, id, body, wishes), organizer: person });
}

/** All is as the body says; what it does not say is gone. A tombstone comes back so. */
export function replaceEvent(calendar: GoogleCalendar, id: string, body: Body, wishes: WriteWishes): StoredEvent {
  return change(calendar, standingEvent(calendar, id), body, wishes);
}

/** Only what the body says is changed, null takes it away; a list is one value. */
export function patchEvent(calendar: GoogleCalendar, id: string, body: Body, wishes: WriteWishes): StoredEvent {
  const standing = standingEvent(calendar, id);
  const shown = showEvent({ ...standing, instanceOf: null }, calendar, OWN_VIEW);
  return change(calendar, standing, merged(shown as unknown as Body, body), wishes);
}

/** Deleting an instance of a series cancels it; deleting a series ends its instances. */
export function deleteEvent(calendar: GoogleCalendar, id: string, wishes: WriteWishes): StoredEvent {
  const standing = standingEvent(calendar, id);
  checkMatch(standing, wishes);
  if (standing.status === 'cancelled') throw refuse.deleted();
  return cancel(calendar, standing);
}

/** What stands under an id: an event, a tombstone, or an instance of a series as the series says it. */
export function standingEvent(calendar: GoogleCalendar, id: string): StoredEvent {
  const found = calendar.store.find(id);
  if (found) return asItStands(calendar, found);
  const [, masterId = '', stamp = ''] = INSTANCE_ID.exec(id) ?? [];
  const master = calendar.store.find(masterId);
  const start = master && master.status !== 'cancelled' ? startNamed(master, calendar.traits.timeZone, stamp) : null;
  if (!master || !start) throw refuse.notFound();
  return instanceAt(master, start);
}

/** Instances of a deleted series are deleted as well, and come back with it as they were. */
export function asItStands(calendar: GoogleCalendar, event: StoredEvent): StoredEvent {
  const master = event.instanceOf && calendar.store.find(event.instanceOf.master);
  return master?.status === 'cancelled' ? { ...event, status: 'cancelled' } : event;
}

/** An instance as its series says it. */
export function instanceAt(master: StoredEvent, start: StoredTime): StoredEvent {
  return {
    ...master,
    id: `${master.id}_${stampOf(start)}`,
    start,
    end: endFrom(master, start),
    recurrence: null,
    instanceOf: { master: master.id, originalStart: start },
  };
}

function change(calendar: GoogleCalendar, standing: StoredEvent, body: Body, wishes: WriteWishes): StoredEvent {
  checkMatch(standing, wishes);
  if (readStatus(body) === 'cancelled') return standing.status === 'cancelled' ? standing : cancel(calendar, standing);
  const wanted = newEvent(calendar, standing.id, { ...body, id: undefined }, wishes, standing.fields);
  if ((wanted.fields.eventType ?? 'default') !== (standing.fields.eventType ?? 'default'))
    throw refuse.invalid('The event type cannot be changed.', 'eventType');
  if (standing.instanceOf && wanted.recurrence) throw refuse.invalid('An instance has no recurrence of its own.');
  const draft: EventDraft = {
    ...wanted,
    iCalUID: standing.iCalUID,
    instanceOf: standing.instanceOf,
    creator: standing.creator,
    organizer: standing.organizer,
    created: standing.created,
    sequence: sequenceAfter(standing, wanted, body),
  };
  const saved = calendar.store.save(draft);
  if (standing.status === 'cancelled') touchExceptions(calendar, saved.id);
  if (standing.recurrence) endExceptionsOutside(calendar, saved);
  return saved;
}

/** Instances that a series has no longer are gone, whatever they said of themselves; all others stay as they are. */
function endExceptionsOutside(calendar: GoogleCalendar, master: StoredEvent): void {
  for (const exception of calendar.store.exceptionsOf(master.id)) {
    const start = exception.instanceOf?.originalStart;
    if (start === undefined || exception.status === 'cancelled') continue;
    if (startNamed(master, calendar.traits.timeZone, stampOf(start)) === null) cancel(calendar, exception);
  }
}

function cancel(calendar: GoogleCalendar, event: StoredEvent): StoredEvent {
  const saved = calendar.store.save({ ...event, status: 'cancelled', sequence: event.sequence + 1 });
  touchExceptions(calendar, event.id);
  return saved;
}

/** What becomes of a whole series is a change of each of its instances that are kept by themselves. */
function touchExceptions(calendar: GoogleCalendar, master: string): void {
  for (const exception of calendar.store.exceptionsOf(master)) calendar.store.save(exception);
}

function newEvent(
  calendar: GoogleCalendar,
  id: string,
  body: Body,
  wishes: WriteWishes,
  previous: EventFields = {},
): EventDraft {
  const { timeZone } = calendar.traits;
  const recurrence = readRecurrence(body['recurrence']);
  const start = readTime(body['start'], 'start', timeZone, recurrence !== null);
  const end = readTime(body['end'], 'end', timeZone, recurrence !== null);
  if (start.kind !== end.kind)
    throw refuse.invalid('Start and end times must either both be date or both be dateTime.');
  if (momentOfTime(end, timeZone) < momentOfTime(start, timeZone)) throw refuse.emptyRange();
  const conferenceData = readConference(body['conferenceData'], wishes.conferenceDataVersion, previous);
  const fields = { ...readFields(body), ...(conferenceData ? { conferenceData } : {}) };
  const { iCalUID, sequence } = body;
  const draft: EventDraft = {
    id,
    iCalUID: typeof iCalUID === 'string' && iCalUID !== '' ? iCalUID : `${id}@google.com`,
    status: readStatus(body) ?? 'confirmed',
    start,
    end,
    recurrence,
    instanceOf: null,
    fields,
    creator: wishes.actor,
    organizer: null,
    sequence: typeof sequence === 'number' ? sequence : 0,
    created: wishes.now,
  };
  checkType(draft, calendar);
  return draft;
}

function sequenceAfter(standing: StoredEvent, wanted: EventDraft, body: Body): number {
  const { sequence } = body;
  if (typeof sequence === 'number' && sequence < standing.sequence)
    throw refuse.invalid(
      'Invalid sequence value. The specified sequence number is below the current sequence number of the resource.',
    );
  const moved =
    !isSameTime(standing.start, wanted.start) ||
    !isSameTime(standing.end, wanted.end) ||
    JSON.stringify(standing.recurrence) !== JSON.stringify(wanted.recurrence);
  const asked = typeof sequence === 'number' ? sequence : standing.sequence;
  return moved && asked === standing.sequence ? asked + 1 : asked;
}

function checkMatch(standing: StoredEvent, { ifMatch }: WriteWishes): void {
  if (ifMatch !== null && ifMatch !== '*' && ifMatch !== etagOf(standing)) throw refuse.conditionNotMet();
}

function idOf({ id }: Body): string | null {
  if (id === undefined || id === null) return null;
  if (typeof id !== 'string' || !ID.test(id)) throw refuse.invalid('Invalid resource id value.');
  return id;
}

function isTaken(calendar: GoogleCalendar, iCalUID: string): boolean {
  return calendar.store.withUid(iCalUID) !== null;
}

function merged(standing: Body, changes: Body): Body {
  const result: Record<string, unknown> = { ...standing };
  for (const [name, value] of Object.entries(changes)) {
    const before = result[name];
    if (value === null) delete result[name];
    else result[name] = isObject(value) && isObject(before) ? merged(before, value) : value;
  }
  return result;
}
