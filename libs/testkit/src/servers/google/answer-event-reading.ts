import { etagOf } from './event-view.js';
import { standingEvent } from './series-instances.js';
import { answerWith, type GoogleAnswer } from './google-call.js';
import { READS_EVENTS } from './google-door.js';
import { calendarOf, eventOf, EVENTS_PATH, type GoogleOperation, type GoogleVisit } from './google-operation.js';
import { shownEvent } from './shown-event.js';

export const EVENT_READING: readonly GoogleOperation[] = [
  { name: 'events.list', method: 'GET', path: EVENTS_PATH, scopes: READS_EVENTS, run: list },
  { name: 'events.get', method: 'GET', path: `${EVENTS_PATH}/{}`, scopes: READS_EVENTS, run: get },
  {
    name: 'events.instances',
    method: 'GET',
    path: `${EVENTS_PATH}/{}/instances`,
    scopes: READS_EVENTS,
    run: instances,
  },
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
  return shownEvent(event, calendar, visit);
}

function instances(visit: GoogleVisit): GoogleAnswer {
  const calendar = calendarOf(visit, 'freeBusyReader');
  const role = calendar.roleOf(visit.user.mailbox);
  const master = standingEvent(calendar, eventOf(visit));
  return answerWith(visit.listings.instancesPage(calendar, master, visit.call.query, role, visit.now));
}
