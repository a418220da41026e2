import * as fc from 'fast-check';
import type { CandidatePart } from './candidate-parts.js';
import { decodePart } from './decode-part.js';
import { MAX_CALENDAR_BYTES, MAX_CALENDAR_LINES } from './mail-limits.js';

const calendar = (summary: string): string =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

function aCandidate(encoding: string, charset: string | null, declared = true): CandidatePart {
  const parameters: Record<string, string> = charset === null ? {} : { charset };
  const rest = { disposition: null, fileName: 'invite.ics', encoding, size: 0 };
  return { part: { path: '1', type: 'text/calendar', parameters, ...rest }, declared, bytes: MAX_CALENDAR_BYTES };
}

/** The summary as read, or the code of the problem. */
async function read(bytes: Uint8Array, encoding = '8bit', charset: string | null = null): Promise<string | null> {
  const decoded = await decodePart(aCandidate(encoding, charset), bytes);
  if (decoded === null) return null;
  if ('code' in decoded) return decoded.code;
  return /SUMMARY:(.*?)\s*$/mu.exec(decoded.text)?.[1] ?? 'no summary';
}

const utf8 = (text: string): Buffer => Buffer.from(text);
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const base64 = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('base64').replace(/.{76}/gu, '$&\r\n'));
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('the calendar in a part', () => {
  it.each([
    ['8bit', utf8(calendar('Müsli & Käse'))],
    ['binary', utf8(calendar('Müsli & Käse'))],
    ['utf-8', utf8(calendar('Müsli & Käse'))],
    ['base64', base64(utf8(calendar('Müsli & Käse')))],
    ['base64', Buffer.from(`\r\n  ${base64(utf8(calendar('Müsli & Käse'))).toString()}\r\n\r\n`)],
    ['base64', utf8(calendar('Müsli & Käse'))],
    ['quoted-printable', latin1(calendar('M=C3=BCsli &=\r\n K=C3=A4se').replace('&=\r\n ', '& =\r\n'))],
  ])('is undone of its transfer encoding: %s', async (encoding, bytes) => {
    expect(await read(bytes, encoding, 'utf-8')).toBe('Müsli & Käse');
  });

  it('is read where every line of its base64 is padded', async () => {
    const lines = calendar('Standup').split(/(?<=\n)/u);
    const bytes = Buffer.from(lines.map((line) => Buffer.from(line).toString('base64')).join('\r\n'));
    expect(await read(bytes, 'base64')).toBe('Standup');
  });

  it.each([
    ['none stated', null, utf8(calendar('Käse')), 'Käse'],
    ['US-ASCII stated for UTF-8', 'us-ascii', utf8(calendar('Käse')), 'Käse'],
    ['ISO-8859-1 stated for UTF-8', 'iso-8859-1', utf8(calendar('Käse')), 'Käse'],
    ['UTF-8 stated for Windows-1252', 'utf-8', latin1(calendar('Käse')), 'Käse'],
    ['none stated for Windows-1252', null, latin1(calendar('Käse')), 'Käse'],
    ['ISO-8859-1', 'iso-8859-1', latin1(calendar('Käse')), 'Käse'],
    ['ISO-8859-2', 'iso-8859-2', latin1(calendar('\xb1\xe6')), 'ąć'],
    ['KOI8-R', 'koi8-r', latin1(calendar('\xd7\xd3')), 'вс'],
    ['Shift_JIS', 'Shift_JIS', latin1(calendar('\x89\xef\x8b\x63')), '会議'],
    ['ISO-2022-JP', 'iso-2022-jp', latin1(calendar('\x1b$B2q5D\x1b(B')), '会議'],
    ['a charset that nobody knows', 'x-klingon', utf8(calendar('Käse')), 'Käse'],
    ['a byte order mark of UTF-8', 'iso-8859-1', utf8(`\ufeff${calendar('Käse')}`), 'Käse'],
    ['UTF-16 with its mark', 'utf-8', Buffer.from(`\ufeff${calendar('Käse')}`, 'utf16le'), 'Käse'],
    ['big-endian UTF-16 with its mark', null, utf16be(`\ufeff${calendar('Käse')}`), 'Käse'],
    ['UTF-16 without a mark', 'utf-16', utf16be(calendar('Käse')), 'Käse'],
    ['UTF-16 that nobody states', null, Buffer.from(calendar('Käse'), 'utf16le'), 'Käse'],
  ])('is read in its charset: %s', async (_, charset, bytes, summary) => {
    expect(await read(bytes, '8bit', charset)).toBe(summary);
  });

  it('is read where a line was folded inside a character', async () => {
    const [before = '', after = ''] = latin1(utf8(calendar('Kä')).toString('latin1'))
      .toString('latin1')
      .split('\xc3');
    const decoded = await decodePart(aCandidate('8bit', 'utf-8'), latin1(`${before}\xc3\r\n ${after}`));
    expect(decoded).toMatchObject({ text: expect.stringContaining('SUMMARY:Kä\r\n') as string });
  });

  it.each([
    ['UTF-8 that is broken in one place', '8bit', latin1(calendar('K\xc3\xa4se\xc3!'))],
    ['bytes that are no text', '8bit', latin1(calendar('\x81\x8d'))],
    ['base64 with other characters in it', 'base64', Buffer.from(`${base64(utf8(calendar('x'))).toString()}!?*`)],
    ['an encoding of old', 'x-uuencode', utf8(calendar('x'))],
  ])('is a problem, never a guess: %s', async (_, encoding, bytes) => {
    expect(await read(bytes, encoding, 'utf-8')).toBe('bad-encoding');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'not-a-calendar'],
    ['a page', utf8('<html>BEGIN:VCALENDAR</html>'), 'not-a-calendar'],
    ['more bytes than are read', Buffer.alloc(MAX_CALENDAR_BYTES + 1, 'a'), 'too-large'],
    ['more lines than are read', Buffer.alloc(MAX_CALENDAR_LINES + 1, '\n'), 'too-large'],
  ])('is a problem where there is %s', async (_, bytes, code) => {
    expect(await read(bytes)).toBe(code);
  });

  it('carries the method that its Content-Type states, and its name', async () => {
    const candidate = aCandidate('8bit', null);
    const part = { ...candidate.part, parameters: { method: ' REQUEST' } };
    expect(await decodePart({ ...candidate, part }, utf8(calendar('x')))).toMatchObject({
      method: 'REQUEST',
      fileName: 'invite.ics',
    });
  });
});

describe('a part called a calendar that is nothing but empty lines', () => {
  it.each([
    ['in base64', 'base64', Buffer.from('\n'.repeat(3_000_000)).toString('base64')],
    ['ended by carriage returns', '8bit', '\r'.repeat(3_000_000)],
  ])('is told as such in no time, %s', async (_, encoding, bytes) => {
    const started = performance.now();
    expect(await read(utf8(bytes), encoding)).toBe('not-a-calendar');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('a part that does not say what it is', () => {
  it.each([
    ['is a calendar that begins with a mark and blanks', utf8(`\ufeff\r\n  ${calendar('x')}`), true],
    ['is no calendar where it only mentions one', utf8(`See:\r\n${calendar('x')}`), false],
    ['is no calendar where it is bytes', Buffer.from([0x81, 0xc3, 0x28, 0x00]), false],
  ])('%s', async (_, bytes, isCalendar) => {
    const decoded = await decodePart(aCandidate('8bit', null, false), bytes);
    expect(decoded !== null && 'text' in decoded).toBe(isCalendar);
    if (!isCalendar) expect(decoded).toBeNull();
  });
});

describe('any bytes', () => {
  it('are a calendar or a problem', async () => {
    const encodings = fc.constantFrom('base64', 'quoted-printable', '7bit', 'x-odd');
    const charsets = fc.constantFrom(null, 'utf-8', 'utf-16', 'iso-2022-jp', 'gb18030', 'nonsense');
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300 }).map(utf8));
    await fc.assert(
      fc.asyncProperty(encodings, charsets, bytes, async (encoding, charset, some) => {
        const decoded = await decodePart(aCandidate(encoding, charset), some);
        expect(decoded).not.toBeNull();
      }),
    );
  });
});
