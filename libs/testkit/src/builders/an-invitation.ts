import { aFeed, aVevent } from './a-feed.js';

/** What a mail about an event says. */
export interface InvitationMail {
  readonly uid: string;
  readonly summary: string;
  /** `REQUEST` unless told otherwise. */
  readonly method?: string;
  readonly sequence?: number;
  /** Minutes after the first mail at which it was written (DTSTAMP). */
  readonly minute?: number;
  /** More lines of its VEVENT; without a DTSTART it is an hour on 2 March 2026. */
  readonly lines?: readonly string[];
  readonly from?: string;
  /** Lines above all others, such as those of the receiving server. */
  readonly above?: readonly string[];
}

const BOUNDARY = 'the-next-part';

/** A mail as calendar programs write it: a text for people, and the message for programs (RFC 6047 §4). */
export function anInvitation(mail: InvitationMail): string {
  const { uid, summary, method = 'REQUEST', sequence = 0, minute = 0, from = 'olga@partner.test' } = mail;
  const stamp = new Date(Date.UTC(2026, 1, 1, 8, minute)).toISOString().replace(/[-:]|\.000/g, '');
  const lines = [
    `SEQUENCE:${sequence}`,
    'ORGANIZER;CN=Olga:mailto:olga@partner.test',
    'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:me@example.org',
    ...(mail.lines ?? []),
  ];
  const vevent = aVevent(uid, summary, ...lines).replace('DTSTAMP:20260101T000000Z', `DTSTAMP:${stamp}`);
  return [
    ...(mail.above ?? []),
    `From: Olga <${from}>`,
    'To: me@example.org',
    `Subject: ${summary}`,
    `Message-ID: <${method}-${sequence}-${minute}-${uid}>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    summary,
    `--${BOUNDARY}`,
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    '',
    aFeed([vevent], [`METHOD:${method}`]),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}
