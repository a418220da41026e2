import type { Attendee } from '../event/calendar-event.js';
import type { SchedulingMessage } from './scheduling-message.js';

/** Address of ORGANIZER; where a message names none, its sender's. Null where neither is known. */
export function organizerOf({ event, sender }: SchedulingMessage): string | null {
  return event.organizer?.email ?? sender.addresses[0] ?? null;
}

/**
 * Whether its organizer sent it, or somebody of the same domain on their behalf (SENT-BY, RFC 5546 §3.2.2.5): anybody can
 * write a SENT-BY, so one from elsewhere shows nothing.
 */
export function isSentByOrganizer(message: SchedulingMessage): boolean {
  return speaksFor(message, organizerOf(message));
}

/** The attendees that a reply or counter answers for; usually one. Empty where its sender is none of them. */
export function attendeesSpokenFor(message: SchedulingMessage, mine: ReadonlySet<string>): readonly Attendee[] {
  const isMine = message.sender.addresses.some((address) => mine.has(address));
  return message.event.attendees.filter(
    ({ email }) => speaksFor(message, email) || (isMine && email !== null && mine.has(email)),
  );
}

/** A digit that sorts messages by how much their sender is to be believed, whatever else there is. */
export function rankOf(message: SchedulingMessage): string {
  const { method, sender } = message;
  const isAnswer = method === 'reply' || method === 'counter';
  const isTrue = isAnswer ? attendeesSpokenFor(message, new Set()).length > 0 : isSentByOrganizer(message);
  return String((sender.verdict === 'fail' ? 4 : 0) + (isTrue ? 0 : 2) + (sender.verdict === 'pass' ? 0 : 1));
}

function speaksFor({ sender, sentBy }: SchedulingMessage, address: string | null): boolean {
  if (address === null) return false;
  if (sender.addresses.includes(address)) return true;
  return sentBy !== null && sender.addresses.includes(sentBy) && domainOf(sentBy) === domainOf(address);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
