import type {
  Answer,
  Attendee,
  EventClass,
  EventDetails,
  EventStatus,
  EventType,
  Person,
  Reminder,
} from '@calmirror/core';
import { textOfHtml } from '../icalendar/html-text.js';
import { colorOfId } from './event-color.js';
import type { GoogleEvent } from './google-event.js';

/** The private extended property that carries the marker of a mirror. */
export const MARKER_PROPERTY = 'calmirror';

/** What is true of all events of a calendar that say nothing of their own. */
export interface CalendarDefaults {
  readonly reminders: readonly Reminder[];
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
};

const TYPES: Readonly<Record<string, EventType>> = {
  outOfOffice: 'out-of-office',
  focusTime: 'focus-time',
  workingLocation: 'working-location',
};

/** What an event says beside its times. A value that cannot be read is left out, and never costs the event. */
export function detailsFrom(event: GoogleEvent, defaults: CalendarDefaults): EventDetails {
  const attendees = (event.attendees ?? []).map(attendeeFrom);
  const self = event.attendees?.find((attendee) => attendee.self === true);
  return {
    summary: textFrom(event.summary),
    description: descriptionFrom(event),
    location: textFrom(event.location),
    geo: null,
    url: textFrom(event.source?.url),
    conference: conferenceFrom(event),
    categories: [],
    color: colorOfId(event.colorId ?? null),
    status: statusFrom(event),
    transparency: event.transparency === 'transparent' ? 'transparent' : 'opaque',
    class: classFrom(event),
    type: TYPES[event.eventType ?? ''] ?? 'default',
    organizer: organizerFrom(event),
    attendees,
    myAnswer: self ? answerFrom(self.responseStatus) : null,
    reminders: remindersFrom(event, defaults),
    sequence: event.sequence ?? 0,
    created: momentFrom(event.created),
    lastModified: momentFrom(event.updated),
  };
}

export const markerIn = (event: GoogleEvent): string | null =>
  textFrom(event.extendedProperties?.private?.[MARKER_PROPERTY]);

export function remindersOf(entries: readonly { readonly minutes?: number | null }[]): readonly Reminder[] {
  const minutes = entries.flatMap((entry) => (typeof entry.minutes === 'number' ? [entry.minutes] : []));
  return [...new Set(minutes)].map((minutesBefore) => ({ minutesBefore }));
}

function textFrom(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text;
}

function descriptionFrom({ description }: GoogleEvent): string | null {
  const text = textFrom(description);
  return text === null ? null : textFrom(textOfHtml(text));
}

function conferenceFrom({ hangoutLink, conferenceData }: GoogleEvent): string | null {
  const video = conferenceData?.entryPoints?.find(({ entryPointType }) => entryPointType === 'video');
  return textFrom(video?.uri) ?? textFrom(hangoutLink);
}

function statusFrom({ status }: GoogleEvent): EventStatus {
  return status === 'tentative' || status === 'cancelled' ? status : 'confirmed';
}

function classFrom({ visibility }: GoogleEvent): EventClass {
  return visibility === 'private' || visibility === 'confidential' ? visibility : 'public';
}

/** Google names the calendar itself as organizer of whatever nobody else was invited to. */
function organizerFrom({ organizer, attendees = [] }: GoogleEvent): Person | null {
  if (!organizer || (organizer.self === true && attendees.length === 0)) return null;
  return personFrom(organizer);
}

function personFrom({ displayName, email }: { displayName?: string | null; email?: string | null }): Person {
  return { name: textFrom(displayName), email: textFrom(email)?.toLowerCase() ?? null };
}

function attendeeFrom(attendee: NonNullable<GoogleEvent['attendees']>[number]): Attendee {
  return {
    ...personFrom(attendee),
    answer: answerFrom(attendee.responseStatus),
    role: attendee.optional === true ? 'optional' : 'required',
    kind: attendee.resource === true ? 'resource' : 'individual',
  };
}

function answerFrom(status: string | null | undefined): Answer {
  return ANSWERS[status ?? ''] ?? 'needs-action';
}

function remindersFrom({ reminders }: GoogleEvent, defaults: CalendarDefaults): readonly Reminder[] {
  if (!reminders) return [];
  return reminders.useDefault === true ? defaults.reminders : remindersOf(reminders.overrides ?? []);
}

function momentFrom(text: string | null | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;
}
