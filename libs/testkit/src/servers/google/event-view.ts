import { hangoutLinkOf } from './event-conference.js';
import { showTime } from './event-times.js';
import type { AccessRole, GoogleCalendar } from './google-calendar.js';
import type { EventFields, GoogleAttendee, GoogleEvent, GooglePerson, StoredEvent } from './google-event.js';

/** For whom and how an event is shown. */
export interface Viewer {
  readonly role: AccessRole;
  /** The clock that moments are told by; null: the calendar's. */
  readonly zone: string | null;
  /** Deleted events without what they said, as in listings that do not ask for deleted ones. */
  readonly bare: boolean;
  readonly maxAttendees: number | null;
}

export const OWN_VIEW: Viewer = { role: 'owner', zone: null, bare: false, maxAttendees: null };

export const etagOf = ({ stamp }: StoredEvent): string => `"${stamp}"`;

/** An event as the API shows it to somebody. */
export function showEvent(event: StoredEvent, calendar: GoogleCalendar, viewer: Viewer): GoogleEvent {
  const zone = viewer.zone ?? calendar.traits.timeZone;
  const head = { kind: 'calendar#event', etag: etagOf(event), id: event.id, status: event.status } as const;
  const place = event.instanceOf && {
    recurringEventId: event.instanceOf.master,
    originalStartTime: showTime(event.instanceOf.originalStart, zone),
  };
  if (event.status === 'cancelled' && (viewer.bare || place)) return { ...head, ...place };
  const times = { start: showTime(event.start, zone), end: showTime(event.end, zone) };
  if (isHidden(event, viewer.role)) return { ...head, ...times, ...place, visibility: 'private' };
  const link = hangoutLinkOf(event.fields);
  return {
    ...head,
    htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${event.id} ${calendar.id}`).toString('base64url')}`,
    created: `${new Date(event.created).toISOString().slice(0, 19)}.000Z`,
    updated: new Date(event.updated).toISOString(),
    ...shownFields(event.fields, event, calendar, viewer.maxAttendees),
    creator: { email: event.creator, ...(event.creator === calendar.id ? { self: true } : {}) },
    organizer: organizerOf(event, calendar),
    ...times,
    ...(event.recurrence ? { recurrence: event.recurrence } : {}),
    ...place,
    iCalUID: event.iCalUID,
    sequence: event.sequence,
    ...(link === undefined ? {} : { hangoutLink: link }),
    reminders: event.fields.reminders ?? { useDefault: true },
    eventType: event.fields.eventType ?? 'default',
  };
}

/** Whoever the event belongs to; the calendar itself where it is not somebody's own. */
export function organizerOf({ organizer }: StoredEvent, calendar: GoogleCalendar): GooglePerson {
  if (organizer) return { ...organizer, ...(organizer.email === calendar.id ? { self: true } : {}) };
  const name = calendar.isPrimary ? {} : { displayName: calendar.traits.summary };
  return { email: calendar.id, ...name, self: true };
}

/** Who sees only free and busy sees nothing else of any event, and who only reads sees no private one. */
function isHidden({ fields }: StoredEvent, role: AccessRole): boolean {
  const isPrivate = fields.visibility === 'private' || fields.visibility === 'confidential';
  return role === 'freeBusyReader' || (role === 'reader' && isPrivate);
}

function shownFields(
  fields: EventFields,
  event: StoredEvent,
  calendar: GoogleCalendar,
  maxAttendees: number | null,
): EventFields {
  const { attendees, ...others } = fields;
  if (!attendees) return others;
  const organizer = organizerOf(event, calendar).email;
  const shown = attendees.map((attendee): GoogleAttendee => ({
    ...attendee,
    ...(attendee.email === organizer ? { organizer: true } : {}),
    ...(attendee.email === calendar.id ? { self: true } : {}),
  }));
  if (maxAttendees === null || shown.length <= maxAttendees) return { ...others, attendees: shown };
  return { ...others, attendees: shown.filter(({ self }) => self === true), ...{ attendeesOmitted: true } };
}
