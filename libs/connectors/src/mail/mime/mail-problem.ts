import {
  MAX_CALENDAR_BYTES,
  MAX_CALENDAR_LENGTH,
  MAX_CALENDARS,
  MAX_DEPTH,
  MAX_EVENTS,
  MAX_HEADER_BYTES,
  MAX_PARTS,
  MAX_ZONE_LENGTH,
} from './mail-limits.js';

/** Why something in a mail could not be read. A mail without any calendar has no problem. */
export const MAIL_PROBLEMS = [
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
export type MailProblemCode = (typeof MAIL_PROBLEMS)[number];

export interface MailProblem {
  readonly code: MailProblemCode;
  /** For a person; nothing of the calendar's contents is in it. */
  readonly message: string;
  /** The attachment that it is about, as far as that has a name. */
  readonly fileName: string | null;
}

const count = (number: number): string => number.toLocaleString('en-GB');

const MESSAGES: Readonly<Record<MailProblemCode, string>> = {
  'header-too-large': `The header of the mail is larger than ${count(MAX_HEADER_BYTES / 1_000)} kB; the mail was not read.`,
  'too-many-parts': `The mail has more than ${count(MAX_PARTS)} parts; none of them was looked at.`,
  'too-deep': `Parts of the mail are nested deeper than ${MAX_DEPTH} levels; none of them was looked at.`,
  'too-large': `The mail, or a calendar in it, is larger than is read: ${count(MAX_CALENDAR_BYTES / 1_000_000)} MB a calendar, and ${count(MAX_CALENDAR_LENGTH / 1_000_000)} MB without the files in it.`,
  'tnef-unsupported':
    "The mail packs what it says into Outlook's own format (winmail.dat, TNEF), which cannot be read. Its sender can choose HTML or plain text as the format of the mail.",
  'encrypted-unsupported':
    'The mail is encrypted, or signed in a form that hides what it says (S/MIME, OpenPGP); an invitation in it cannot be read.',
  'bad-encoding':
    'The characters of the calendar cannot be made out: its encoding is broken, or is another one than it says.',
  'not-a-calendar': 'The attachment is called a calendar and is none: there is no BEGIN:VCALENDAR.',
  truncated: 'The calendar ends without END:VCALENDAR: a part of it is missing.',
  'line-too-long': 'A line of the calendar is longer than 1 MB.',
  'too-many-calendars': `The mail holds more than ${MAX_CALENDARS} calendars; none of them was read.`,
  'too-many-events': `The mail holds more than ${count(MAX_EVENTS)} events; none of them was read.`,
  'too-many-zones': `The calendar defines its time zones in more than ${count(MAX_ZONE_LENGTH / 1_000)} kB.`,
  'unknown-method': 'The calendar wants something done (METHOD) that is not known for events.',
  'no-event': 'The calendar is a message about something else than events: tasks, journals or free time.',
  'no-uid': 'An event has no UID, so that no later mail could name it.',
  'unreadable-event': 'An event cannot be read.',
};

/** @param message instead of the code's own one, where more is known */
export function mailProblem(
  code: MailProblemCode,
  fileName: string | null = null,
  message: string = MESSAGES[code],
): MailProblem {
  return { code, message, fileName };
}
