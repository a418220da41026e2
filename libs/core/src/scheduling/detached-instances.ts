import type { CalendarEvent } from '../event/calendar-event.js';
import type { AttendeeAnswers } from './attendee-answers.js';
import { type InstanceChange, newestChanges, reclaimedAfter, withoutOvertaken } from './instance-changes.js';
import { compareStarts, type InstanceNames } from './instance-names.js';
import { compareMessages, groupedBy, isAdd, isCancel, isInvitation, type KnownMessage } from './known-message.js';

/**
 * Instances whose series no message spoke of as a whole: each that an invitation was for, cancelled where that or the
 * whole was cancelled since.
 */
export function detachedInstances(
  messages: readonly KnownMessage[],
  cancel: KnownMessage | undefined,
  names: InstanceNames,
  answers: AttendeeAnswers,
): readonly CalendarEvent[] {
  const left = new Set(inForceAfter(cancel, messages, names).map(({ known }) => known));
  const cancels = newestChanges(messages.filter(isCancel), names);
  return byId(newestChanges(messages.filter(isInvitation), names)).map((change) => {
    const { known, key, at } = change;
    const event = answers.addedTo(known.message.event, known, key);
    if (left.has(known)) return event;
    const revisions = cancels
      .filter((one) => (one.key === key || (one.range && one.at <= at)) && compareMessages(one.known, known) > 0)
      .map((one) => one.known.message.sequence);
    return {
      ...event,
      status: 'cancelled',
      sequence: Math.max(event.sequence, cancel?.message.sequence ?? 0, ...revisions),
    };
  });
}

/** Instances that take place although their series was cancelled before. */
export function reclaimedInstances(
  messages: readonly KnownMessage[],
  cancel: KnownMessage,
  names: InstanceNames,
  answers: AttendeeAnswers,
): readonly CalendarEvent[] {
  const left = inForceAfter(cancel, messages, names).filter(({ known }) => isInvitation(known));
  return byId(left).map(({ known, key }) => answers.addedTo(known.message.event, known, key));
}

function inForceAfter(
  cancel: KnownMessage | undefined,
  messages: readonly KnownMessage[],
  names: InstanceNames,
): readonly InstanceChange[] {
  // An added instance is one of a series that nobody knows: RFC 5546 §3.2.4 would have the organizer asked for it.
  const changes = newestChanges(
    messages.filter((one) => !isAdd(one)),
    names,
  );
  return withoutOvertaken(cancel ? reclaimedAfter(cancel, changes) : changes);
}

/** One for each id, in order of their starts: without its series, nothing tells an instance from the range that begins there. */
function byId(changes: readonly InstanceChange[]): readonly InstanceChange[] {
  return [...groupedBy(changes, ({ known }) => known.message.event.id).values()]
    .map((group) => group.reduce((newest, one) => (compareMessages(one.known, newest.known) > 0 ? one : newest)))
    .sort(compareStarts);
}
