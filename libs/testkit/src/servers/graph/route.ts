import { answerCalendar, answerCalendars } from './answer-calendars.js';
import { answerDelta } from './answer-delta.js';
import { answerEvent, answerEvents, answerView } from './answer-events.js';
import { answerOrganization, answerSettings, answerUser, answerUsers } from './answer-people.js';
import { answerSubscription, answerSubscriptions } from './answer-subscriptions.js';
import type { Concern } from './concern.js';
import { type GraphAnswer, GraphError, notFound } from './graph-request.js';
import type { GraphCall, MailboxCall } from './graph-site.js';
import { readItemId } from './item-ids.js';
import type { HeldCalendar, Mailbox } from './mailbox.js';
import { demandMailbox, demandScope, mailboxFor } from './rights.js';

/** Leads a request to what answers it. */
export function route(call: GraphCall, concern: Concern | null): GraphAnswer | Promise<GraphAnswer> {
  const { site, caller, request } = call;
  if (concern !== null) {
    const mailbox = mailboxFor(site, caller, concern.who);
    return routeMailbox({ ...call, mailbox }, concern.rest);
  }
  const [first, second, third] = request.segments;
  switch (first?.toLowerCase()) {
    case 'users':
      return answerUsers(call);
    case 'organization':
      return answerOrganization(call);
    case 'subscriptions':
      return second === undefined ? answerSubscriptions(call) : answerSubscription(call, second, third);
    default:
      throw noSegment(first);
  }
}

function routeMailbox(call: MailboxCall, [first, second, ...rest]: readonly string[]): GraphAnswer {
  const { mailbox } = call;
  const after = second === undefined ? [] : [second, ...rest];
  if (first === undefined) return answerUser(call);
  if (first.toLowerCase() === 'mailboxsettings') return answerSettings(call, after);
  demandScope(call, 'Calendars.Read');
  demandMailbox(mailbox);
  switch (first.toLowerCase()) {
    case 'calendars':
      return second === undefined ? answerCalendars(call) : routeCalendar(call, calendarBy(mailbox, second), rest);
    case 'calendar':
      return routeCalendar(call, mailbox.defaultCalendar, after);
    case 'events':
    case 'calendarview':
      return routeCalendar(call, mailbox.defaultCalendar, [first, ...after]);
    default:
      throw noSegment(first);
  }
}

function routeCalendar(call: MailboxCall, calendar: HeldCalendar, [first, ...rest]: readonly string[]): GraphAnswer {
  const [next] = rest;
  switch (first?.toLowerCase()) {
    case undefined:
      return answerCalendar(call, calendar);
    case 'events':
      if (next === undefined) return answerEvents(call, calendar);
      return isBetaDelta(call, next) ? answerDelta(call, calendar, 'events') : answerEvent(call, next, rest.slice(1));
    case 'calendarview':
      return next?.toLowerCase() === 'delta' ? answerDelta(call, calendar, 'view') : answerView(call, calendar);
    default:
      throw noSegment(first);
  }
}

/** `events/delta` is of the beta alone; v1.0 takes `delta` for an id that it does not know. */
function isBetaDelta({ request }: MailboxCall, segment: string): boolean {
  return request.version === 'beta' && segment.toLowerCase() === 'delta';
}

function calendarBy(mailbox: Mailbox, id: string): HeldCalendar {
  const name = readItemId(id);
  if (name === null) throw new GraphError(400, 'ErrorInvalidIdMalformed', 'The Id is invalid.');
  const calendar = mailbox.calendars.get(name.key);
  if (calendar === undefined) throw notFound();
  return calendar;
}

function noSegment(segment: string | undefined): GraphError {
  return new GraphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
}
