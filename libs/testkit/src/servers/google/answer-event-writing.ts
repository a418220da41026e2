import type { WriteWishes } from './event-draft.js';
import { deleteEvent, importEvent, insertEvent, patchEvent, replaceEvent } from './event-writing.js';
import { bodyOf, type GoogleAnswer, NOTHING } from './google-call.js';
import type { GoogleCalendar } from './google-calendar.js';
import { WRITES_EVENTS } from './google-door.js';
import type { StoredEvent } from './google-event.js';
import { updatesOf } from './google-mails.js';
import { calendarOf, eventOf, EVENTS_PATH, type GoogleOperation, type GoogleVisit } from './google-operation.js';
import { shownEvent } from './shown-event.js';

const ONE = `${EVENTS_PATH}/{}`;

export const EVENT_WRITING: readonly GoogleOperation[] = [
  { name: 'events.insert', method: 'POST', path: EVENTS_PATH, scopes: WRITES_EVENTS, run: writing(insert) },
  { name: 'events.import', method: 'POST', path: `${EVENTS_PATH}/import`, scopes: WRITES_EVENTS, run: importOne },
  { name: 'events.update', method: 'PUT', path: ONE, scopes: WRITES_EVENTS, run: writing(update) },
  { name: 'events.patch', method: 'PATCH', path: ONE, scopes: WRITES_EVENTS, run: writing(patch) },
  { name: 'events.delete', method: 'DELETE', path: ONE, scopes: WRITES_EVENTS, run: remove },
];

type Write = (calendar: GoogleCalendar, visit: GoogleVisit) => StoredEvent;

function insert(calendar: GoogleCalendar, visit: GoogleVisit): StoredEvent {
  return insertEvent(calendar, bodyOf(visit.call), wishesOf(visit));
}

function update(calendar: GoogleCalendar, visit: GoogleVisit): StoredEvent {
  return replaceEvent(calendar, eventOf(visit), bodyOf(visit.call), wishesOf(visit));
}

function patch(calendar: GoogleCalendar, visit: GoogleVisit): StoredEvent {
  return patchEvent(calendar, eventOf(visit), bodyOf(visit.call), wishesOf(visit));
}

/** An event that is written, and told to its guests where the writer wants that. */
function writing(write: Write): GoogleOperation['run'] {
  return (visit) => {
    const calendar = calendarOf(visit, 'writer');
    return shownEvent(told(calendar, visit, write), calendar, visit);
  };
}

function remove(visit: GoogleVisit): GoogleAnswer {
  told(calendarOf(visit, 'writer'), visit, (calendar) => deleteEvent(calendar, eventOf(visit), wishesOf(visit)));
  return NOTHING;
}

/** A copy of what stands elsewhere is nobody's news. */
function importOne(visit: GoogleVisit): GoogleAnswer {
  const calendar = calendarOf(visit, 'writer');
  return shownEvent(importEvent(calendar, bodyOf(visit.call), wishesOf(visit)), calendar, visit);
}

function told(calendar: GoogleCalendar, visit: GoogleVisit, write: Write): StoredEvent {
  const updates = updatesOf(visit.call.query);
  const before = calendar.store.find(eventOf(visit));
  const after = write(calendar, visit);
  visit.mails.written(calendar, before, after, updates);
  return after;
}

function wishesOf({ call, user, now }: GoogleVisit): WriteWishes {
  const version = call.query.get('conferenceDataVersion');
  const ifMatch = call.headers['if-match'] ?? null;
  return { actor: user.mailbox, now, conferenceDataVersion: version === '1' ? 1 : 0, ifMatch, asGoogle: false };
}
