import { expandEvent, filterable } from './expand-event.js';
import { answer, type GraphAnswer, GraphError, type Json, notFound } from './graph-request.js';
import type { MailboxCall } from './graph-site.js';
import { etagOf, type HeldEvent } from './held-event.js';
import { type Instance, instanceAt, instancesIn } from './instances.js';
import { type ItemName, readItemId } from './item-ids.js';
import { answerList, type Listed, selected } from './list-query.js';
import type { HeldCalendar } from './mailbox.js';
import { demandScope } from './rights.js';
import { readEvent } from './read-event.js';
import { readWindow } from './read-window.js';
import { showEvent, wholeOf } from './show-event.js';
import { checkMatch, createEvent, deleteEvent, patchEvent } from './write-event.js';

const UTC = { zone: 'UTC', body: 'text', immutableIds: false, pageSize: null, applied: [] } as const;

/** `events` of a calendar: single events and masters. */
export function answerEvents(call: MailboxCall, calendar: HeldCalendar): GraphAnswer {
  const { request, mailbox } = call;
  if (request.method === 'GET') return listed(call, mailbox.eventsOf(calendar.key).map(wholeOf));
  if (request.method !== 'POST') throw notAllowed();
  demandEdit(call, calendar);
  const event = createEvent(mailbox, calendar, readEvent(request.body));
  return shown(call, wholeOf(event), 201);
}

/** `calendarView` of a calendar: single events, occurrences and exceptions. */
export function answerView(call: MailboxCall, calendar: HeldCalendar): GraphAnswer {
  const window = readWindow(call.request);
  const events = call.mailbox.eventsOf(calendar.key);
  return listed(
    call,
    events.flatMap((event) => instancesIn(event, window)),
  );
}

/** `events/{id}`, and `events/{id}/instances`. */
export function answerEvent(call: MailboxCall, id: string, rest: readonly string[]): GraphAnswer {
  const { request, mailbox } = call;
  const name = readItemId(id);
  if (name === null) throw new GraphError(400, 'ErrorInvalidIdMalformed', 'The Id is invalid.');
  const event = mailbox.events.get(name.key);
  const instance = event === undefined ? null : instanceOf(event, name);
  if (event === undefined || instance === null) throw notFound();
  if (rest[0] === 'instances' && request.method === 'GET') return listed(call, instancesIn(event, readWindow(request)));
  if (rest.length > 0) throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${rest[0]}'.`);
  if (request.method === 'GET') return shown(call, instance, 200);
  const calendar = mailbox.calendars.get(event.calendarKey);
  if (calendar === undefined) throw notFound();
  demandEdit(call, calendar);
  if (request.method === 'DELETE') {
    checkMatch(etagOf(event), request.headers['if-match']);
    deleteEvent(mailbox, event, name);
    return answer(204);
  }
  if (request.method !== 'PATCH') throw notAllowed();
  const said = readEvent(request.body);
  checkMatch(etagOf(event), request.headers['if-match']);
  const kept = patchEvent(mailbox, event, name, said);
  return shown(call, instanceOf(kept, name) ?? wholeOf(kept), 200);
}

export function notAllowed(): GraphError {
  return new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
}

function instanceOf(event: HeldEvent, { original }: ItemName): Instance | null {
  return original === null ? wholeOf(event) : instanceAt(event, original);
}

function demandEdit(call: MailboxCall, calendar: HeldCalendar): void {
  demandScope(call, 'Calendars.ReadWrite');
  if (!calendar.canEdit)
    throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

function shown(call: MailboxCall, instance: Instance, status: number): GraphAnswer {
  const { request, origin, mailbox } = call;
  const context = `${origin}/${request.version}/$metadata#users('${mailbox.person.id}')/events/$entity`;
  return answer(status, { '@odata.context': context, ...asAskedFor(call, instance) });
}

function listed(call: MailboxCall, instances: readonly Instance[]): GraphAnswer {
  const { request, mailbox } = call;
  const isFiltered = request.query.has('$filter') || request.query.has('$orderby');
  const list = instances.map((instance): Listed => {
    // Filters compare times in UTC, whatever zone a client prefers to see.
    const item = isFiltered ? { ...showEvent(instance, UTC), ...filterable(instance) } : {};
    return { item, show: () => asAskedFor(call, instance) };
  });
  return answerList(call, `users('${mailbox.person.id}')/events`, list);
}

/** What is selected of an event, and what is expanded beside it. */
function asAskedFor({ request, preferences }: MailboxCall, instance: Instance): Json {
  const item = selected(showEvent(instance, preferences), request.query.get('$select'));
  return { ...item, ...expandEvent(instance, request, preferences) };
}
