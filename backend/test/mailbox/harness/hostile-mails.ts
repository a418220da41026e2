/** A mail made to hurt whoever reads it. */
export interface HostileMail {
  /** Local part of its sender's address. */
  readonly name: string;
  readonly mail: string;
  /** Why it is not read. */
  readonly code: string;
}

const EVENT = 'BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T090000Z\r\nEND:VEVENT\r\n';
const CALENDAR = `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n${EVENT}END:VCALENDAR\r\n`;
const PART = `Content-Type: text/calendar\r\n\r\n${CALENDAR}`;
const FOLD_IN_BASE64 = `${'A'.repeat(76)}\r\n`;

const times = (count: number, textOf: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => textOf(index)).join('');
const mixed = (parts: string): string => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--\r\n`;

/** Each with a body of its own kind of harm; none of them invites to anything. */
export const hostileMails = (): readonly HostileMail[] =>
  [
    {
      name: 'nested',
      code: 'too-deep',
      mail: times(1_000, (at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`) + PART,
    },
    { name: 'parts', code: 'too-many-parts', mail: mixed(times(10_000, () => '--b\r\n\r\nx\r\n')) },
    { name: 'calendars', code: 'too-many-calendars', mail: mixed(times(101, () => `--b\r\n${PART}\r\n`)) },
    { name: 'events', code: 'too-many-events', mail: PART.replace(EVENT, EVENT.repeat(25_000)) },
    { name: 'large', code: 'too-large', mail: PART.replace(EVENT, EVENT.repeat(200_000)) },
    {
      name: 'base64',
      code: 'too-large',
      mail: `Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n${FOLD_IN_BASE64.repeat(400_000)}`,
    },
    { name: 'cut', code: 'truncated', mail: PART.slice(0, -'END:VCALENDAR\r\n'.length) },
    {
      name: 'undecodable',
      code: 'bad-encoding',
      mail: `Content-Type: text/calendar; charset=shift_jis\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=81=20`,
    },
    { name: 'packed', code: 'tnef-unsupported', mail: 'Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx' },
  ].map(({ name, code, mail }) => ({
    name,
    code,
    mail: `From: ${name}@hostile.test\r\nMessage-ID: <${name}@hostile.test>\r\nMIME-Version: 1.0\r\n${mail}`,
  }));
