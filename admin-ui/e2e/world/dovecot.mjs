import { Dovecot } from '../../../libs/testkit/src/servers/dovecot.ts';
import { dovecotCommand } from '../../../libs/testkit/src/servers/dovecot-installed.ts';

/** Whether there is a Dovecot on this machine. */
export const hasDovecot = () => dovecotCommand() !== null;

/** A real mail server on loopback, without encryption, where Alice has an empty mailbox. Leaves nothing behind. */
export async function dovecotOnLoopback() {
  const dovecot = await Dovecot.start();
  const { name, password } = dovecot.users.alice;
  return {
    host: dovecot.host,
    port: dovecot.plainPort,
    address: name,
    password,
    /** A mail with an iTIP message comes in, about an hour of tomorrow; whoever sends it is the organizer, unless another is named. */
    delivers: (message) => dovecot.deliver(mailOf({ to: name, ...message })),
    stop: () => dovecot.stop(),
  };
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

function mailOf({ to, from, organizer = from, method = 'REQUEST', uid, sequence = 0, title, hour }) {
  const at = (time) => `${tomorrow()}T${String(time).padStart(2, '0')}0000Z`;
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${title}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${uid}-${method}@journeys.example>`,
    'MIME-Version: 1.0',
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Journeys//Mail//EN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${uid}@journeys.example`,
    'DTSTAMP:20260101T000000Z',
    `SEQUENCE:${sequence}`,
    `ORGANIZER:mailto:${organizer}`,
    `ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${to}`,
    `DTSTART:${at(hour)}`,
    `DTEND:${at(hour + 1)}`,
    `SUMMARY:${title}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
