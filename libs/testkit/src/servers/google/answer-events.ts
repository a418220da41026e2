import { etagOf, showEvent, type Viewer } from './event-view.js';
import {
  deleteEvent,
  importEvent,
  insertEvent,
  patchEvent,
  replaceEvent,
  standingEvent,
  type WriteWishes,
} from './event-writing.js';
import { answerWith, bodyOf, countOf, type GoogleAnswer, NOTHING } from './google-call.js';
import { READS_EVENTS, WRITES_EVENTS } from './google-door.js';
import type { AccessRole, GoogleCalendar } from './google-calendar.js';
import type { StoredEvent } from './google-event.js';
import type { GoogleOperation, GoogleVisit } from './google-operation.js';

const EVENTS = '/calendar/v3/calendars/{}/events';

export const EVENT_OPERATIONS: readonly GoogleOperation[] = [
  { name: 'events.list', method: 'GET', path: EVENTS, scopes: READS_EVENTS, run: list },
  { name: 'events.insert', method: 'POST', path: EVENTS, scopes: WRITES_EVENTS, run: insert },
  { name: 'events.import', method: 'POST', path: `${EVENTS}/import`, scopes: WRITES_EVENTS, run: importOne },
  { name: 'events.get', method: 'GET', path: `${EVENTS}/{}`, scopes: READS_EVENTS, run: get },
  { name: 'events.update', method: 'PUT', path: `${EVENTS}/{}`, scopes: WRITES_EVENTS, run: update },
  { name: 'events.patch', method: 'PATCH', path: `${EVENTS}/{}`, scopes: WRITES_EVENTS, run: patch },
  { name: 'events.delete', method: 'DELETE', path: `${EVENTS}/{}`, scopes: WRITES_EVENTS, run: remove },
];

function list(visit: GoogleVisit): GoogleAnswer {
  const calendar = calendarOf(visit, 'freeBusyReader');
  const role = calendar.roleOf(visit.user.mailbox);
  return answerWith(visit.listings.page(calendar, visit.call.query, role, visit.now));
}

function get(visit: GoogleVisit): GoogleAnswer {
  const calendar = calendarOf(visit, 'freeBusyReader');
  const event = standingEvent(calendar, eventOf(visit));
  if (visit.call.headers['if-none-match'] === etagOf(event))
    return { status: 304, headers: { etag: etagOf(event) }, json: null };
  return shown(event, calendar, visit);
}

function insert(visit: GoogleVisit): GoogleAnswer {
  const calendar = calendarOf(visit, 'writer');
  return shown(insertEvent(calendar, bodyOf(visit.call), wishesOf(visit)), calendar, visit);
}

function importOne(visit: GoogleVisit): GoogleAnswer {
  const calendar = calendarOf(visit, 'writer');
  return shown(importEvent(calendar, bodyOf(visit.call), wishesOf(visit)), calendar, visit);
}

function update(visit: GoogleVisit): GoogleAnswer {
  const calendar = calendarOf(visit, 'writer');
  return shown(replaceEvent(calendar, eventOf(visit), bodyOf(visit.call), wishesOf(visit)), calendar, visit);
}

function patch(visit: GoogleVisit): GoogleAnswer {
  const calendar = calendarOf(visit, 'writer');
  return shown(patchEvent(calendar, eventOf(visit), bodyOf(visit.call), wishesOf(visit)), calendar, visit);
}

function remove(visit: GoogleVisit): GoogleAnswer {
  deleteEvent(calendarOf(visit, 'writer'), eventOf(visit), wishesOf(visit));
  return NOTHING;
}

function shown(event: StoredEvent, calendar: GoogleCalendar, { call, user }: GoogleVisit): GoogleAnswer {
  const viewer: Viewer = {
    role: calendar.roleOf(user.mailbox),
    zone: call.query.get('timeZone'),
    bare: false,
    maxAttendees: call.query.has('maxAttendees') ? countOf(call.query, 'maxAttendees', 1, 1000) : null,
  };
  return answerWith(showEvent(event, calendar, viewer), { etag: etagOf(event) });
}

function wishesOf({ call, user, now }: GoogleVisit): WriteWishes {
  const version = call.query.get('conferenceDataVersion');
  const ifMatch = call.headers['if-match'] ?? null;
  return { actor: user.mailbox, now, conferenceDataVersion: version === '1' ? 1 : 0, ifMatch };
}

const calendarOf = ({ site, names, user }: GoogleVisit, wanted: AccessRole): GoogleCalendar =>
  site.calendar(names[0] ?? '', user.mailbox, wanted);

const eventOf = ({ names }: GoogleVisit): string => names[1] ?? '';
