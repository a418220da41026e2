import { type Body, isObject } from './google-call.js';
import type { EventFields, GoogleAttendee } from './google-event.js';
import { refuse } from './google-refusal.js';

const MOST = 200;
const ANSWERS = ['needsAction', 'declined', 'tentative', 'accepted'];

/** People that an event names; who is the organizer and who oneself is told when it is shown. */
export function readAttendees(value: unknown): EventFields['attendees'] {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw refuse.parseError();
  if (value.length > MOST) throw refuse.invalid('The number of attendees is too high.', 'attendees');
  const attendees = value.map((entry: unknown) => {
    if (!isObject(entry)) throw refuse.parseError();
    return readAttendee(entry);
  });
  return attendees.length === 0 ? undefined : attendees;
}

function readAttendee(entry: Body): GoogleAttendee {
  const { email, responseStatus = 'needsAction' } = entry;
  if (email === undefined) throw refuse.required('Missing attendee email.');
  if (typeof email !== 'string' || !/^[^@\s]+@[^@\s]+$/.test(email)) throw refuse.invalid('Invalid attendee email.');
  if (typeof responseStatus !== 'string' || !ANSWERS.includes(responseStatus))
    throw refuse.invalid('Invalid value for responseStatus.');
  const { displayName, comment, additionalGuests, optional, resource } = entry as Partial<GoogleAttendee>;
  return {
    email,
    ...(displayName === undefined ? {} : { displayName }),
    ...(comment === undefined ? {} : { comment }),
    ...(additionalGuests === undefined ? {} : { additionalGuests }),
    ...(optional === true ? { optional } : {}),
    ...(resource === true ? { resource } : {}),
    responseStatus: responseStatus as GoogleAttendee['responseStatus'],
  };
}
