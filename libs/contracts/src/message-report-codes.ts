/** Why a message that came to a mailbox changed nothing in its calendar. */
export const MESSAGE_REPORT_CODES = [
  /** It was not sent by its organizer, nor by somebody who may speak for them. */
  'sender-not-organizer',
  /** Another organizer than the event's own would take it over. */
  'other-organizer',
  /** The mailbox's server found its sender to be false, or, where the rule is strict, could not confirm it. */
  'sender-not-authenticated',
  /** A reply by somebody who is not the attendee that it speaks for. */
  'sender-not-attendee',
  // What cannot be read of a mail; the libraries' `MAIL_PROBLEMS`.
  'header-too-large',
  'too-many-parts',
  'too-deep',
  'too-large',
  'tnef-unsupported',
  'encrypted-unsupported',
  'bad-encoding',
  'not-a-calendar',
  'truncated',
  'line-too-long',
  'too-many-calendars',
  'too-many-events',
  'too-many-zones',
  'unknown-method',
  'no-event',
  'no-uid',
  'unreadable-event',
] as const;
export type MessageReportCode = (typeof MESSAGE_REPORT_CODES)[number];
