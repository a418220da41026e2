import { hash } from 'node:crypto';
import {
  type CalendarEvent,
  keptMessages,
  type RefusedMessage,
  scheduledEvents,
  type SchedulingMessage,
  type SchedulingRules,
} from '@calmirror/core';
import type { Memory, SourceEvent } from '../adapter.js';
import { READING_VERSION } from '../reading/reading-version.js';
import { memoryOf } from './remembered-messages.js';

/** What became of one UID by messages that were read about it. */
export interface MeetingChange {
  readonly events: readonly SourceEvent[];
  /** Ids of events that it had, and has no more. */
  readonly gone: readonly string[];
  readonly memory: Memory;
  /** Messages that are refused now, and were not before, or were read now, or are judged anew. */
  readonly refused: readonly RefusedMessage[];
  /** Names of messages that may have been refused before, and are not now. */
  readonly withdrawn: readonly string[];
}

/**
 * What the messages of one UID come to with those that were read.
 * @param isAnew the mails are read, or judged, anew, and may come to something else than before: what was made of them then gives way
 */
export function meetingChange(
  uid: string,
  remembered: readonly SchedulingMessage[],
  read: readonly SchedulingMessage[],
  rules: SchedulingRules,
  isAnew: boolean,
): MeetingChange {
  const mails = new Set(read.map(({ mail }) => mail));
  const before = scheduledEvents(remembered, rules);
  const messages = [...(isAnew ? remembered.filter(({ mail }) => !mails.has(mail)) : remembered), ...read];
  const after = scheduledEvents(messages, rules);
  const ids = new Set(after.events.map(({ id }) => id));
  // Under other settings there may have been others: all that these messages could ever make.
  const possible = [
    uid,
    ...[...remembered, ...read].map(({ event }) => event.id),
    ...before.events.map(({ id }) => id),
  ];
  const refusedBefore = new Map(before.refused.map(({ message, reason }) => [nameOf(message), reason]));
  const refused = after.refused.filter(
    ({ message, reason }) => isAnew || mails.has(message.mail) || refusedBefore.get(nameOf(message)) !== reason,
  );
  const refusedNow = new Set(after.refused.map(({ message }) => nameOf(message)));
  // Of a UID that is not remembered nothing was said yet.
  const judgedBefore = remembered.length === 0 ? [] : [...remembered, ...read];
  const names = isAnew ? judgedBefore.map(nameOf) : [...refusedBefore.keys()];
  return {
    events: after.events.map((event) => ({ event, revision: revisionOf(event) })),
    gone: [...new Set(possible)].filter((id) => !ids.has(id)),
    memory: memoryOf(uid, keptMessages(messages)),
    refused,
    withdrawn: [...new Set(names)].filter((name) => !refusedNow.has(name)),
  };
}

/** The same message has the same name, in every copy of its mail. */
export function nameOf({ mail, uid, method, recurrenceId }: SchedulingMessage): string {
  return digest(JSON.stringify([mail, uid, method, recurrenceId]));
}

const revisionOf = (event: CalendarEvent): string => `${READING_VERSION}:${digest(JSON.stringify(event))}`;

const digest = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);
