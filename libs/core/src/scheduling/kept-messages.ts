import {
  compareArrivals,
  compareTexts,
  distinctMessages,
  earliestOf,
  groupedBy,
  isAdd,
  isCancel,
  isInvitation,
  isOrganizers,
  type KnownMessage,
  newestOf,
} from './known-message.js';
import type { SchedulingMessage } from './scheduling-message.js';

/** Voices in which changes of one UID are remembered: organizers, their delegates, booking systems, each as the server knew them. */
export const VOICES_KEPT = 16;

/** Instances of which one voice's changes are remembered: those with the latest original starts. */
export const INSTANCES_KEPT = 256;

/** Answers that are remembered: one for each attendee and instance. */
export const REPLIES_KEPT = 1_000;

/** COUNTER, DECLINECOUNTER and REFRESH, which change nothing: the first that were received. */
export const OTHERS_KEPT = 50;

/**
 * What need be remembered of the messages of one UID: for each voice (sender, ORGANIZER and verdict) and each instance the newest
 * that invites and the newest that cancels, and the first that was received. All others change nothing, whatever else arrives
 * and whichever rules hold.
 *
 * It makes no difference when something is forgotten: what is kept of A and B is what is kept of B and of what was kept of
 * A. So what goes beyond a bound is chosen by what can be told of a message by itself, never by what else is there.
 */
export function keptMessages(messages: readonly SchedulingMessage[]): readonly SchedulingMessage[] {
  return keptOf(distinctMessages(messages)).map(({ message }) => message);
}

export function keptOf(known: readonly KnownMessage[]): readonly KnownMessage[] {
  const changes = known.filter(isOrganizers);
  const replies = known.filter(({ message }) => message.method === 'reply');
  const others = known.filter((one) => !isOrganizers(one) && one.message.method !== 'reply');
  const kept = new Set([
    ...present([earliestOf(changes.filter(isInvitation))]),
    ...firstGroups(changes, ({ voice }) => voice, VOICES_KEPT, compareTexts).flatMap(keptOfVoice),
    ...firstGroups(replies, answerOf, REPLIES_KEPT, compareTexts).flatMap((group) => present([newestOf(group)])),
    ...[...others].sort(compareArrivals).slice(0, OTHERS_KEPT),
  ]);
  return known.filter((one) => kept.has(one));
}

function keptOfVoice(changes: readonly KnownMessage[]): readonly KnownMessage[] {
  const whole = changes.filter(({ instance }) => instance === null);
  const ofInstances = firstGroups(
    changes.filter(({ instance }) => instance !== null),
    ({ instance }) => instance ?? '',
    INSTANCES_KEPT,
    (one, other) => compareTexts(other, one),
  );
  return [
    ...present([earliestOf(changes.filter(isInvitation))]),
    ...[whole, ...ofInstances].flatMap((group) =>
      present([isInvitation, isCancel, isAdd].map((kind) => newestOf(group.filter(kind)))),
    ),
  ];
}

/** What it answers, and in whose voice. */
function answerOf({ message, voice, instance }: KnownMessage): string {
  return JSON.stringify([voice, message.event.attendees.map(({ email }) => email).sort(), instance]);
}

function firstGroups(
  messages: readonly KnownMessage[],
  nameOf: (message: KnownMessage) => string,
  most: number,
  compare: (one: string, other: string) => number,
): readonly (readonly KnownMessage[])[] {
  return [...groupedBy(messages, nameOf)]
    .sort(([one], [other]) => compare(one, other))
    .slice(0, most)
    .map(([, group]) => group);
}

function present<T>(items: readonly (T | undefined)[]): readonly T[] {
  return items.filter((item) => item !== undefined);
}
