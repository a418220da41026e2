import { speltTime } from '../event/spelt-time.js';
import { organizerOf, rankOf } from './message-sender.js';
import type { SchedulingMessage } from './scheduling-message.js';

/** A message with what is worked out of it once. */
export interface KnownMessage {
  readonly message: SchedulingMessage;
  /** All that it says, in one order of its members, but not when it was received. */
  readonly text: string;
  /** Who says it, on whose behalf, and how far that is known: what is said in one voice is believed or refused as one. */
  readonly voice: string;
  /** The instance as it is named, null for the whole. An ADD names its instance by its start (RFC 5546 §3.2.4). */
  readonly instance: string | null;
}

/** Each message once: of copies of a mail, that which was received first. In the order in which they were received. */
export function distinctMessages(messages: readonly SchedulingMessage[]): readonly KnownMessage[] {
  const known = new Map<string, KnownMessage>();
  for (const message of messages) {
    const text = textOf(message);
    const copy = known.get(text);
    if (copy && copy.message.receivedAt <= message.receivedAt) continue;
    known.set(text, { message, text, voice: voiceOf(message), instance: instanceOf(message) });
  }
  return [...known.values()].sort(compareArrivals);
}

export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Which of two revisions is newer, by SEQUENCE and then DTSTAMP (RFC 5546 §2.1.5); a missing DTSTAMP is the earliest. */
export function compareRevisions({ message: one }: KnownMessage, { message: other }: KnownMessage): number {
  return one.sequence - other.sequence || compareTexts(one.stamp ?? '', other.stamp ?? '');
}

/** By revision; where that leaves it open, a CANCEL is newer than anything else, and else the mail's digest decides. */
export function compareMessages(one: KnownMessage, other: KnownMessage): number {
  return (
    compareRevisions(one, other) ||
    Number(isCancel(one)) - Number(isCancel(other)) ||
    compareTexts(one.message.mail, other.message.mail) ||
    compareTexts(one.text, other.text)
  );
}

/** By the time of receipt. */
export function compareArrivals(one: KnownMessage, other: KnownMessage): number {
  return (
    compareTexts(one.message.receivedAt, other.message.receivedAt) ||
    compareRevisions(one, other) ||
    compareTexts(one.text, other.text)
  );
}

/** Whether one was written later than the other, whatever their revisions. */
export function isWrittenLater({ message: one }: KnownMessage, { message: other }: KnownMessage): boolean {
  return (one.stamp ?? '') > (other.stamp ?? '');
}

export function newestOf(messages: Iterable<KnownMessage>): KnownMessage | undefined {
  let newest: KnownMessage | undefined;
  for (const one of messages) if (!newest || compareMessages(one, newest) > 0) newest = one;
  return newest;
}

export function earliestOf(messages: Iterable<KnownMessage>): KnownMessage | undefined {
  let earliest: KnownMessage | undefined;
  for (const one of messages) if (!earliest || compareArrivals(one, earliest) < 0) earliest = one;
  return earliest;
}

export function isCancel({ message }: KnownMessage): boolean {
  return message.method === 'cancel';
}

export function isAdd({ message }: KnownMessage): boolean {
  return message.method === 'add';
}

/** Whether it says what an event is (REQUEST, PUBLISH). */
export function isInvitation({ message }: KnownMessage): boolean {
  return message.method === 'request' || message.method === 'publish';
}

/** Whether it is of the kind that an organizer sends to change something. */
export function isOrganizers(one: KnownMessage): boolean {
  return isInvitation(one) || isCancel(one) || isAdd(one);
}

export function groupedBy<T>(items: Iterable<T>, nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

function voiceOf(message: SchedulingMessage): string {
  const { addresses, verdict } = message.sender;
  return `${rankOf(message)} ${JSON.stringify([addresses, verdict, organizerOf(message), message.sentBy])}`;
}

function instanceOf({ method, recurrenceId, thisAndFuture, event }: SchedulingMessage): string | null {
  const named = recurrenceId ?? (method === 'add' ? event.start : null);
  if (named === null) return null;
  const own = named.kind === 'zoned' ? event.zones.filter(({ id }) => id === named.zone) : [];
  return `${speltTime(named)} ${String(thisAndFuture)} ${textOf(own)}`;
}

/** As JSON, but with the members of all objects in one order, wherever they come from; thousands of times for one UID. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([name]) => name !== 'receivedAt');
  return `{${members
    .sort(([one], [other]) => compareTexts(one, other))
    .map(([name, member]) => `"${name}":${textOf(member)}`)
    .join()}}`;
}
