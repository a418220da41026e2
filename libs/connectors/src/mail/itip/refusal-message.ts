import type { SchedulingRefusal } from '@calmirror/core';

const MESSAGES: Readonly<Record<SchedulingRefusal, string>> = {
  'sender-not-organizer': "The mail was not sent by the event's organizer, nor by somebody who may speak for them.",
  'other-organizer': 'The mail names another organizer than the one that the event belongs to.',
  'sender-not-authenticated':
    "The mailbox's server found that the sender may be false, or could not confirm that it is true.",
  'sender-not-attendee': 'The mail answers for somebody who did not send it.',
};

/** For a person: why a message changes nothing. */
export function refusalMessage(reason: SchedulingRefusal): string {
  return MESSAGES[reason];
}
