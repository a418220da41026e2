import { randomBytes } from 'node:crypto';
import { draftEvent, type WriteWishes } from './event-draft.js';
import { readStatus } from './event-fields.js';
import type { EventDraft } from './event-store.js';
import { isSameTime } from './event-times.js';
import { etagOf, showEvent, OWN_VIEW } from './event-view.js';
import { type Body, isObject } from './google-call.js';
import type { GoogleCalendar } from './google-calendar.js';
import type { GooglePerson, StoredEvent } from './google-event.js';
import { refuse } from './google-refusal.js';
import { cancel, endExceptionsOutside, standingEvent, touchExceptions } from './series-instances.js';

const ID = /^[0-9a-v]{5,1024}$/;

export function insertEvent(calendar: GoogleCalendar, body: Body, wishes: WriteWishes): StoredEvent {
  const id = idOf(body, wishes) ?? randomBytes(16).toString('hex').slice(0, 26);
  const { iCalUID } = body;
  if (calendar.store.find(id) || (typeof iCalUID === 'string' && isTaken(calendar, iCalUID))) throw refuse.duplicate();
  return calendar.store.save(draftEvent(calendar, id, body, wishes));
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
  return calendar.store.save({ ...draftEvent(calendar, id, body, wishes), organizer: person });
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

function change(calendar: GoogleCalendar, standing: StoredEvent, body: Body, wishes: WriteWishes): StoredEvent {
  checkMatch(standing, wishes);
  if (readStatus(body) === 'cancelled') return standing.status === 'cancelled' ? standing : cancel(calendar, standing);
  const { eventType } = standing.fields;
  const wanted = draftEvent(calendar, standing.id, { eventType, ...body }, wishes, standing.fields);
  if ((wanted.fields.eventType ?? 'default') !== (eventType ?? 'default'))
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

function idOf({ id }: Body, { asGoogle }: WriteWishes): string | null {
  if (id === undefined || id === null) return null;
  if (typeof id !== 'string' || (!asGoogle && !ID.test(id))) throw refuse.invalid('Invalid resource id value.');
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
