import { GraphError, badRequest, notFound } from './graph-request.js';
import type { EventValues, ExtendedValues, HeldEvent, HeldException } from './held-event.js';
import { instanceAt } from './instances.js';
import type { ItemName } from './item-ids.js';
import type { HeldCalendar, Mailbox } from './mailbox.js';
import { movedException } from './moved-exception.js';
import { instantOf } from './placed-time.js';
import { checkSpan, type SaidEvent, wholeLocation } from './read-event.js';
import { readSeries } from './read-recurrence.js';
import { mailAttendees } from './sent-mail.js';

/** Makes an event; the one that a transaction has made before is its answer again. */
export function createEvent(mailbox: Mailbox, calendar: HeldCalendar, said: SaidEvent): HeldEvent {
  const twin = said.transactionId === null ? undefined : madeBy(mailbox, said.transactionId);
  if (twin !== undefined) return twin;
  if (said.start === null || said.end === null)
    throw badRequest('At least one property failed validation.', 'ErrorPropertyValidationFailure');
  const span = { start: said.start, end: said.end };
  checkSpan(span, said.values.isAllDay === true);
  const key = mailbox.nextKey('event');
  const event = mailbox.keep({
    key,
    calendarKey: calendar.key,
    iCalUId: uidOf(key),
    transactionId: said.transactionId,
    created: mailbox.now(),
    values: { ...unsaid(mailbox), ...withoutNull(said.values) },
    extended: said.extended,
    exceptions: new Map(),
    cancelled: new Set(),
    ...(said.recurrence ? readSeries(said.recurrence, span, true) : { recurrence: null, ...span }),
  });
  mailAttendees(mailbox, null, event);
  return event;
}

/** Changes an event, a whole series, or one instance, which so becomes an exception. */
export function patchEvent(mailbox: Mailbox, event: HeldEvent, { original }: ItemName, said: SaidEvent): HeldEvent {
  if (said.transactionId !== null && said.transactionId !== event.transactionId)
    throw badRequest("Your request can't be completed. ClientId/TransactionId is immutable and cannot be updated.");
  const changed = original === null ? patchWhole(event, said) : patchInstance(event, original, said);
  const kept = mailbox.keep(changed);
  mailAttendees(mailbox, event, kept);
  return kept;
}

export function deleteEvent(mailbox: Mailbox, event: HeldEvent, { original }: ItemName): void {
  if (original === null) {
    mailbox.remove(event);
    mailAttendees(mailbox, event, null);
    return;
  }
  if (instanceAt(event, original) === null) throw notFound();
  const exceptions = new Map([...event.exceptions].filter(([at]) => at !== original));
  const kept = mailbox.keep({ ...event, exceptions, cancelled: new Set([...event.cancelled, original]) });
  mailAttendees(mailbox, event, kept);
}

/** Refuses a write that was meant for another version (RFC 9110 §13.1.1). */
export function checkMatch(etag: string, wanted: string | undefined): void {
  if (wanted === undefined || wanted.trim() === '*') return;
  if (wanted.split(/,\s*/).some((tag) => tag.trim() === etag)) return;
  const why = 'the change key passed in the request does not match the current change key for the item.';
  const message = `The send or update operation could not be performed because ${why}`;
  throw new GraphError(412, 'ErrorIrresolvableConflict', message);
}

function patchWhole(event: HeldEvent, said: SaidEvent): HeldEvent {
  const values = { ...event.values, ...withoutNull(said.values) };
  const span = { start: said.start ?? event.start, end: said.end ?? event.end };
  checkSpan(span, values.isAllDay === true);
  const asked = said.recurrence === undefined ? event.recurrence : said.recurrence;
  const placed = asked ? readSeries(asked, span, Boolean(said.recurrence)) : { recurrence: null, ...span };
  const next = { ...event, ...placed, values, extended: merged(event.extended, said.extended) };
  // Other days or times are another series: Exchange drops its exceptions, and its deleted instances come back.
  return sameDays(event, next) ? next : { ...next, exceptions: new Map(), cancelled: new Set() };
}

function patchInstance(event: HeldEvent, original: string, said: SaidEvent): HeldEvent {
  const instance = instanceAt(event, original);
  if (instance === null) throw notFound();
  if (said.recurrence) throw badRequest('Only a series has a recurrence.', 'ErrorInvalidRequest');
  const before = instance.exception;
  const changes = { ...before?.changes, ...withoutNull(said.values) };
  const span = { start: said.start ?? instance.start, end: said.end ?? instance.end };
  checkSpan(span, { ...event.values, ...changes }.isAllDay === true);
  const exception: HeldException = { ...span, changes, extended: merged(before?.extended ?? new Map(), said.extended) };
  return movedException(event, original, exception);
}

function sameDays(before: HeldEvent, after: HeldEvent): boolean {
  const times = ({ start, end, recurrence, values }: HeldEvent): string =>
    JSON.stringify([instantOf(start), instantOf(end), recurrence, values.isAllDay === true]);
  return times(before) === times(after);
}

function madeBy(mailbox: Mailbox, transactionId: string): HeldEvent | undefined {
  return [...mailbox.events.values()].find((event) => event.transactionId === transactionId);
}

function merged(before: ExtendedValues, said: ExtendedValues): ExtendedValues {
  return new Map([...before, ...said]);
}

function uidOf(key: string): string {
  return `040000008200E00074C5B7101A82E00800000000${Buffer.from(key).toString('hex').toUpperCase()}`;
}

/** What Exchange says of an event where its maker says nothing; the reminder is one of those things. */
function unsaid({ person }: Mailbox): EventValues {
  return {
    ...{ subject: '', body: { contentType: 'html', content: '' }, categories: [], attendees: [], isAllDay: false },
    ...{
      importance: 'normal',
      sensitivity: 'normal',
      showAs: 'busy',
      isReminderOn: true,
      reminderMinutesBeforeStart: 15,
    },
    ...{ isCancelled: false, isOrganizer: true, isDraft: false, hasAttachments: false, responseRequested: true },
    ...{ allowNewTimeProposals: true, hideAttendees: false, isOnlineMeeting: false, onlineMeetingProvider: 'unknown' },
    ...{ onlineMeeting: null, onlineMeetingUrl: null, location: wholeLocation(null), locations: [] },
    responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
    organizer: { emailAddress: { name: person.name, address: person.mail } },
  };
}

function withoutNull(values: EventValues): EventValues {
  const said = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(said);
}
