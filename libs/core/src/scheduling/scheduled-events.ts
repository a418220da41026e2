import type { CalendarEvent } from '../event/calendar-event.js';
import { answeredSeries } from './answered-series.js';
import { AttendeeAnswers } from './attendee-answers.js';
import { detachedInstances, reclaimedInstances } from './detached-instances.js';
import { InstanceNames } from './instance-names.js';
import { keptOf } from './kept-messages.js';
import {
  compareMessages,
  distinctMessages,
  isCancel,
  isInvitation,
  isOrganizers,
  type KnownMessage,
  newestOf,
} from './known-message.js';
import { cancelledEvent, seriesOf } from './scheduled-series.js';
import type { ScheduledEvents, SchedulingMessage, SchedulingRules } from './scheduling-message.js';
import { type Standing, standingsIn } from './sender-standing.js';

/**
 * What the messages of one UID come to (RFC 5546): whatever the order in which they are given, and however often. Messages
 * that `keptMessages` would not keep make no difference. Broken dates cost no more than the message that has them; an event
 * that cannot be expanded is handed on as it is.
 */
export function scheduledEvents(messages: readonly SchedulingMessage[], rules: SchedulingRules): ScheduledEvents {
  const known = distinctMessages(messages);
  const kept = keptOf(known);
  const standingOf = standingsIn(kept, rules);
  const refused = known.flatMap((one) => {
    const standing = standingOf(one);
    return standing === 'counts' || standing === 'superseded' ? [] : [{ message: one.message, reason: standing }];
  });
  return { events: eventsAmong(kept, standingOf, rules), refused };
}

/** What those of the messages come to that count. */
export function eventsAmong(
  messages: readonly KnownMessage[],
  standingOf: (message: KnownMessage) => Standing,
  { addresses }: SchedulingRules,
): readonly CalendarEvent[] {
  const counting = messages.filter((one) => standingOf(one) === 'counts');
  const changes = counting.filter(isOrganizers);
  const wholes = changes.filter(({ instance }) => instance === null);
  const ofInstances = changes.filter(({ instance }) => instance !== null);
  const cancel = newestOf(wholes.filter(isCancel));
  const whole = newestOf(wholes.filter(isInvitation));
  const names = new InstanceNames(whole?.message.event ?? null);
  const replies = counting.filter(({ message }) => message.method === 'reply');
  const answers = new AttendeeAnswers(replies, names, new Set(addresses));

  if (!whole) return detachedInstances(ofInstances, cancel, names, answers);
  if (!cancel || compareMessages(whole, cancel) > 0) {
    return [answeredSeries(seriesOf(whole, cancel, ofInstances, names), answers, names)];
  }
  const reclaimed = reclaimedInstances(ofInstances, cancel, names, answers);
  return reclaimed.length > 0 ? reclaimed : [answers.addedTo(cancelledEvent(whole, cancel), whole, null)];
}
