import { answerCalendar, answerCalendars } from './answer-calendars.js';
import { answerDelta } from './answer-delta.js';
import { answerEvent, answerEvents, answerView } from './answer-events.js';
import { answerOrganization, answerSettings, answerUser, answerUsers } from './answer-people.js';
import { type GraphAnswer, GraphError, notFound } from './graph-request.js';
import type { GraphCall, MailboxCall } from './graph-site.js';
import { readItemId } from './item-ids.js';
import type { HeldCalendar, Mailbox } from './mailbox.js';
import { demandMailbox, demandScope, mailboxFor } from './rights.js';

/** Whose mailbox a request is about, and what of it; null where it is about none. */
export interface Concern {
  readonly who: string | null;
  readonly rest: readonly string[];
}

export function concernOf(segments: readonly string[]): Concern | null {
  const [first, second, ...rest] = segments;
  if (first?.toLowerCase() === 'me') return { who: null, rest: segments.slice(1) };
  return first?.toLowerCase() === 'users' && second !== undefined ? { who: second, rest } : null;
}

/** Leads a request to what answers it. */
export function route(call: GraphCall, concern: Concern | null): GraphAnswer | Promise<GraphAnswer> {
  const { site, caller, request } = call;
  if (concern !== null) {
    const mailbox = mailboxFor(site, caller, concern.who);
    return routeMailbox({ ...call, mailbox }, concern.rest);
  }
  const [first, id] = request.segments;
  if (first?.toLowerCase() === 'subscriptions') return site.subscriptions.answer(call, id);
  switch (request.segments.join('/').toLowerCase()) {
    case 'users':
      return answerUsers(call);
    case 'organization':
      return answerOrganization(call);
    default:
      throw noSegment(request.segments[0]);
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
      return second === undefined ? answerEvents(call, mailbox.defaultCalendar) : answerEvent(call, second, rest);
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
      return next === undefined ? answerEvents(call, calendar) : answerEvent(call, next, rest.slice(1));
    case 'calendarview':
      return next?.toLowerCase() === 'delta' ? answerDelta(call, calendar) : answerView(call, calendar);
    default:
      throw noSegment(first);
  }
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
