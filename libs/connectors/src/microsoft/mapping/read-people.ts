import type { Answer, Attendee, Person } from '@calmirror/core';
import type { Attendee as GraphAttendee, Recipient, ResponseStatus } from '@microsoft/microsoft-graph-types';
import type { GraphEvent } from './graph-event.js';

type Response = NonNullable<ResponseStatus['response']>;

const ANSWERS: Readonly<Record<Response, Answer | null>> = {
  none: null,
  // Who calls a meeting is not asked whether they come.
  organizer: null,
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
  notResponded: 'needs-action',
};

/** The calendar owner's own answer; null where nobody asked for one. */
export function myAnswerOf({ responseStatus }: GraphEvent): Answer | null {
  return ANSWERS[responseStatus?.response ?? 'none'] ?? null;
}

/** Graph names the owner as organizer of what has no attendees; an appointment has none. */
export function organizerOf({ organizer, isOrganizer, attendees }: GraphEvent): Person | null {
  const isAppointment = isOrganizer === true && (attendees ?? []).length === 0;
  return isAppointment || !organizer ? null : personOf(organizer);
}

/** Nobody where the organizer wished that attendees do not see each other. */
export function attendeesOf({ attendees, hideAttendees }: GraphEvent): readonly Attendee[] {
  return hideAttendees === true ? [] : (attendees ?? []).map(attendeeOf);
}

function attendeeOf(attendee: GraphAttendee): Attendee {
  const { status, type } = attendee;
  const answer = status?.response === 'organizer' ? 'accepted' : ANSWERS[status?.response ?? 'none'];
  const isResource = type === 'resource';
  return {
    ...personOf(attendee),
    answer: answer ?? 'needs-action',
    role: isResource ? 'non-participant' : type === 'optional' ? 'optional' : 'required',
    kind: isResource ? 'resource' : 'individual',
  };
}

/** An address inside Exchange (`/o=…`) is no mail address. */
function personOf({ emailAddress }: Recipient): Person {
  const name = emailAddress?.name?.trim() ?? '';
  const address = emailAddress?.address?.trim() ?? '';
  return { name: name === '' ? null : name, email: /^[^\s@]+@[^\s@]+$/.test(address) ? address.toLowerCase() : null };
}
