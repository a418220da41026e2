import type { MessageReportCode } from '@calmirror/contracts/closed-lists';

const count = new Intl.NumberFormat('en');

interface ReasonText {
  readonly what: string;
  /** What a person can do; empty where there is nothing. */
  readonly next: string;
}

const DAMAGED = 'Ask the sender to send it again.';
const SPLIT = 'Ask the sender to send less in one mail.';

const reasons: Record<MessageReportCode, ReasonText> = {
  'sender-not-organizer': {
    what: 'It was not sent by the organizer of the event.',
    next: 'If its sender may speak for the organizer, let the mailbox believe whoever brought an event first.',
  },
  'other-organizer': {
    what: 'It names another organizer than the event has.',
    next: 'Ask the organizer: somebody may try to take the event over.',
  },
  'sender-not-authenticated': {
    what: 'The mail server could not confirm its sender, or found it to be false.',
    next: 'Look whether the connector names the server that checks senders.',
  },
  'sender-not-attendee': { what: 'It answers for somebody else than its sender.', next: '' },
  'header-too-large': { what: 'Its header is longer than Calmirror reads.', next: '' },
  'too-many-parts': { what: 'It has more parts than Calmirror looks into.', next: SPLIT },
  'too-deep': { what: 'Its parts lie deeper in one another than Calmirror looks.', next: '' },
  'too-large': { what: 'Its calendar is larger than Calmirror reads.', next: SPLIT },
  'tnef-unsupported': {
    what: 'Its invitation is in a winmail.dat, which only Outlook can read.',
    next: 'Ask the sender to send in HTML or plain text, in place of Outlook’s rich text.',
  },
  'encrypted-unsupported': {
    what: 'It is encrypted, and Calmirror has no key.',
    next: 'Ask the sender to send invitations unencrypted.',
  },
  'bad-encoding': { what: 'Its calendar is in an alphabet that it does not name rightly.', next: DAMAGED },
  'not-a-calendar': { what: 'What it has for a calendar is none.', next: DAMAGED },
  truncated: { what: 'Its calendar breaks off before its end.', next: DAMAGED },
  'line-too-long': { what: 'A line of its calendar is longer than Calmirror reads.', next: '' },
  'too-many-calendars': { what: 'It has more calendars than Calmirror reads in one mail.', next: SPLIT },
  'too-many-events': { what: 'It has more events than Calmirror reads in one mail.', next: SPLIT },
  'too-many-zones': { what: 'It has more time zones than Calmirror reads in one mail.', next: SPLIT },
  'unknown-method': { what: 'It asks for something that there is no rule for.', next: '' },
  'no-event': { what: 'Its calendar holds no event.', next: '' },
  'no-uid': { what: 'Its event has no identity, and so cannot be followed.', next: DAMAGED },
  'unreadable-event': { what: 'Its event cannot be read.', next: DAMAGED },
};

/** Mails that changed nothing in a mailbox's calendar. */
export const messages = {
  title: 'Mails that changed nothing',
  number: (value: number) => count.format(value),
  notUpdated: 'What you see is not fresh',
  none: 'Every invitation that came was understood. Mails that cannot be used are listed here with the reason.',
  noSubject: 'Without a subject',
  from: (address: string) => `From ${address}`,
  noSender: 'Without a sender',
  reasons,
};
