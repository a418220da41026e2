import * as fc from 'fast-check';
import { MAX_MAIL_BYTES } from '../mime/mail-limits.js';
import { type ReadMail, readMail } from './read-mail.js';

const OPTIONS = { authservId: 'mx', receivedElse: '2026-01-01T00:00:00Z' };
/** Far above what any of these takes, and far below what a mail without limits would. */
const PATIENCE = 20_000;

const HEADER = 'From: boss@example.com\r\nDate: Thu, 06 Feb 2025 16:21:41 +0000\r\n';
const EVENT = 'BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T090000Z\r\nEND:VEVENT\r\n';
const CALENDAR = `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n${EVENT}END:VCALENDAR\r\n`;
const PART = `Content-Type: text/calendar\r\n\r\n${CALENDAR}`;

async function read(...pieces: (string | Buffer)[]): Promise<ReadMail> {
  return readMail(Buffer.concat(pieces.map((piece) => Buffer.from(piece as string))), OPTIONS);
}

const codes = ({ problems }: ReadMail): string[] => problems.map(({ code }) => code);
const times = (count: number, textOf: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => textOf(index)).join('');
const multipart = (parts: string): string =>
  `${HEADER}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--\r\n`;

describe('a mail bomb', () => {
  it.each([
    [
      'too-deep',
      HEADER + times(1_000, (at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`) + PART,
    ],
    ['too-deep', HEADER + times(1_000, () => 'Content-Type: message/rfc822\r\n\r\n') + PART],
    ['too-many-parts', multipart(times(10_000, () => '--b\r\n\r\nx\r\n'))],
    ['too-many-calendars', multipart(times(101, () => `--b\r\n${PART}\r\n`))],
    ['too-many-calendars', HEADER + PART + times(1_000, (at) => CALENDAR.replace('UID:1', `UID:${at}`))],
    ['too-many-events', HEADER + PART.replace(EVENT, EVENT.repeat(50_000 / 2))],
    ['too-large', HEADER + PART.replace(EVENT, EVENT.repeat(200_000))],
    ['header-too-large', `X: ${'x'.repeat(10_000_000)}\r\n${HEADER}\r\n`],
    ['header-too-large', `${'X: x\r\n'.repeat(1_600_000)}${HEADER}\r\n`],
    [
      'too-large',
      `${HEADER}Content-Type: text/calendar\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'\n'.repeat(9_000_000)}`,
    ],
  ])(
    'ends soon, with its reason: %s',
    async (code, mail) => {
      expect(await read(mail)).toMatchObject({ messages: [], problems: [{ code }] });
    },
    PATIENCE,
  );

  it(
    'of 100 MB costs the invitation beside it nothing',
    async () => {
      const attachment = Buffer.alloc(100_000_000, `${'A'.repeat(76)}\r\n`);
      const before = '--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n';
      const head = multipart('').replace('--b--\r\n', before);
      const { messages, problems } = await read(head, attachment, `\r\n--b\r\n${PART}\r\n--b--\r\n`);
      expect(messages).toHaveLength(1);
      expect(problems).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'of 100 MB that says it is a calendar is a problem',
    async () => {
      const type = 'Content-Type: text/calendar; name=big.ics\r\nContent-Transfer-Encoding: base64\r\n\r\n';
      const result = await read(HEADER + type, Buffer.alloc(100_000_000, `${'A'.repeat(76)}\r\n`));
      expect(result).toMatchObject({ messages: [], problems: [{ code: 'too-large', fileName: 'big.ics' }] });
    },
    PATIENCE,
  );

  it('that is larger than any mail is not even looked at', async () => {
    expect(await readMail(new Uint8Array(MAX_MAIL_BYTES + 1), OPTIONS)).toMatchObject({
      header: null,
      problems: [{ code: 'too-large' }],
    });
  });
});

describe('a mail that goes wrong somewhere', () => {
  it('is read where it can be', async () => {
    const broken = PART.replace('text/calendar', 'text/calendar; name=a.ics').replace(CALENDAR, '=81=8D');
    const parts = `--b\r\n${broken.replace('\r\n\r\n', '\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n')}\r\n--b\r\n${PART}\r\n`;
    const result = await read(multipart(parts));
    expect(codes(result)).toEqual(['bad-encoding']);
    expect(result.messages).toHaveLength(1);
  });

  it('was received when its last server says so, else when it was written, else when it is said to', async () => {
    expect((await read(`Received: x; Fri, 7 Feb 2025 10:00:00 +0100\r\n${HEADER}\r\n`)).receivedAt).toBe(
      '2025-02-07T09:00:00Z',
    );
    expect((await read(`${HEADER}\r\n`)).receivedAt).toBe('2025-02-06T16:21:41Z');
    expect((await read('\r\n')).receivedAt).toBe(OPTIONS.receivedElse);
  });
});

describe('any bytes', () => {
  const pieces = fc.constantFrom(
    ...[
      HEADER,
      PART,
      CALENDAR,
      EVENT,
      'Content-Type: multipart/mixed; boundary=b\r\n',
      'Content-Type: message/rfc822\n',
    ],
    ...[
      'Content-Transfer-Encoding: base64\r\n',
      'Content-Type: text/calendar; charset=utf-16\r\n',
      'BEGIN:VCALENDAR\n',
    ],
    ...[
      'BEGIN:VEVENT\n',
      'UID:1\n',
      'DTSTART',
      ';TZID="',
      ':2026',
      'METHOD:CANCEL\n',
      'RECURRENCE-ID:20260101\n',
      'END:VEVENT\n',
    ],
    ...['END:VCALENDAR', '--b\r\n', '--b--', '\r\n', '\n', '\r', ' ', '\t', '"', '\0', '\ufeff', 'é'],
  );
  const texts = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 40 })
    .map((all) => Buffer.from(all.join('')));

  it('are read or refused, and never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(texts, fc.uint8Array({ maxLength: 400 })), async (bytes) => {
        const { messages, problems } = await readMail(bytes, OPTIONS);
        for (const { message } of problems) expect(message).not.toBe('');
        for (const { uid } of messages) expect(uid).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('that are an invitation cut off anywhere are a problem or nothing, never another invitation', async () => {
    const whole = Buffer.from(multipart(`--b\r\n${PART}\r\n`));
    const end = whole.indexOf('END:VCALENDAR') + 'END:VCALENDAR'.length;
    for (let length = 0; length < end; length++) {
      const { messages } = await readMail(whole.subarray(0, length), OPTIONS);
      expect([length, messages]).toEqual([length, []]);
    }
    expect((await readMail(whole.subarray(0, end), OPTIONS)).messages).toHaveLength(1);
  });
});
