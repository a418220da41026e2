import { etagOf, showEvent } from './event-view.js';
import { isZone } from './event-times.js';
import { answerWith, countOf, type GoogleAnswer } from './google-call.js';
import type { GoogleCalendar } from './google-calendar.js';
import type { StoredEvent } from './google-event.js';
import type { GoogleVisit } from './google-operation.js';
import { refuse } from './google-refusal.js';

/** An answer that is one event, as the visitor may see it. */
export function shownEvent(event: StoredEvent, calendar: GoogleCalendar, { call, user }: GoogleVisit): GoogleAnswer {
  const zone = call.query.get('timeZone');
  if (zone !== null && !isZone(zone)) throw refuse.invalid('Invalid time zone.', 'timeZone');
  const maxAttendees = call.query.has('maxAttendees') ? countOf(call.query, 'maxAttendees', 1, 1000) : null;
  const viewer = { role: calendar.roleOf(user.mailbox), zone, bare: false, maxAttendees };
  return answerWith(showEvent(event, calendar, viewer), { etag: etagOf(event) });
}
