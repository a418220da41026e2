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
import { attendeesSpokenFor } from './message-sender.js';
import type { SchedulingMessage, SchedulingRules } from './scheduling-message.js';
import { firstInvitation, standingsIn } from './sender-standing.js';

/** Voices in which changes of one UID are remembered: organizers, their delegates, booking systems, each as the server knew them. */
export const VOICES_KEPT = 32;

/** As many of those that are believed under one rule are remembered in any case. */
export const BELIEVED_VOICES_KEPT = 16;

/** Instances of which one voice's changes are remembered: those with the latest original starts. */
export const INSTANCES_KEPT = 256;

/** Answers that are remembered: one for each attendee and instance. */
export const REPLIES_KEPT = 1_000;

/** COUNTER, DECLINECOUNTER and REFRESH, which change nothing: the first that were received. */
export const OTHERS_KEPT = 50;

/** All in which it differs whom to believe of changes; where everybody is believed, nobody can be protected. */
const RULES: readonly SchedulingRules[] = [
  { trust: 'strict', addresses: [], authenticates: true },
  { trust: 'strict', addresses: [], authenticates: false },
  { trust: 'lenient', addresses: [], authenticates: false },
];

/**
 * What need be remembered of the messages of one UID: for each voice (sender, ORGANIZER and verdict) and each instance the newest
 * that invites and the newest that cancels, and the first that was received. All others change nothing, whatever else arrives
 * and whichever rules hold.
 *
 * It makes no difference when something is forgotten: what is kept of A and B is what is kept of B and of what was kept of
 * A. So what goes beyond a bound is chosen by what can be told of a message by itself. But bounds alone would let a flood of mails
 * in other voices push the organizer out: what is believed is kept before all else, as far as that is known. It is known from the
 * invitation on that was received first; a flood that is read before it may cost what was read of its organizer till then.
 */
export function keptMessages(messages: readonly SchedulingMessage[]): readonly SchedulingMessage[] {
  return keptOf(distinctMessages(messages)).map(({ message }) => message);
}

export function keptOf(known: readonly KnownMessage[]): readonly KnownMessage[] {
  const others = known.filter((one) => !isOrganizers(one) && !isReply(one));
  const kept = new Set([
    ...keptAmong(known, VOICES_KEPT),
    ...RULES.flatMap((rules) => keptUnder(rules, known)),
    ...[...others].sort(compareArrivals).slice(0, OTHERS_KEPT),
  ]);
  return known.filter((one) => kept.has(one));
}

/** Of the messages that count under these rules, so that none which does not can take their place. */
function keptUnder(rules: SchedulingRules, known: readonly KnownMessage[]): readonly KnownMessage[] {
  const standingOf = standingsIn(known, rules);
  const counting = known.filter((one) => standingOf(one) === 'counts');
  const changes = counting.filter(isOrganizers);
  const invited = new Set(changes.flatMap(({ message }) => message.event.attendees.map(({ email }) => email)));
  const nobody = new Set<string>();
  const replies = counting.filter(
    (one) => isReply(one) && attendeesSpokenFor(one.message, nobody).some(({ email }) => invited.has(email)),
  );
  return [...present([firstInvitation(known, rules)]), ...keptAmong([...changes, ...replies], BELIEVED_VOICES_KEPT)];
}

function keptAmong(known: readonly KnownMessage[], voices: number): readonly KnownMessage[] {
  const changes = known.filter(isOrganizers);
  return [
    ...present([earliestOf(changes.filter(isInvitation))]),
    ...firstGroups(changes, ({ voice }) => voice, voices, compareTexts).flatMap(keptOfVoice),
    ...firstGroups(known.filter(isReply), answerOf, REPLIES_KEPT, compareTexts).flatMap((group) =>
      present([newestOf(group)]),
    ),
  ];
}

function isReply({ message }: KnownMessage): boolean {
  return message.method === 'reply';
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
