import type { Attendee, Person } from '../event/calendar-event.js';
import { cleanLine } from './clean-text.js';

const MOST_LINES = 100;
const LONGEST_PERSON = 256;

/** `Ann Lee <ann@example.org>`, or the half that is known; null where neither is. */
export function personText(person: Person | null): string | null {
  const name = cleanLine(person?.name ?? null, LONGEST_PERSON);
  const email = cleanLine(person?.email ?? null, LONGEST_PERSON);
  return name !== null && email !== null ? `${name} <${email}>` : (name ?? email);
}

export function organizerLine(organizer: Person | null): string | null {
  const text = personText(organizer);
  return text === null ? null : `Organizer: ${text}`;
}

/**
 * The attendees as plain lines, which no provider takes for guests (promise 6). Their answers are left out: each one
 * would rewrite the mirror. After a hundred lines the rest is counted.
 */
export function attendeeLines(attendees: readonly Attendee[]): string | null {
  const people = attendees.map(personText).filter((text) => text !== null);
  if (people.length === 0) return null;
  const rest = people.length - MOST_LINES;
  const lines = people.slice(0, MOST_LINES).map((text) => `- ${text}`);
  return ['Attendees:', ...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n');
}
