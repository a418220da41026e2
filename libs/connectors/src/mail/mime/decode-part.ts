import PostalMime from 'postal-mime';
import { calendarText } from './calendar-text.js';
import type { CandidatePart } from './candidate-parts.js';
import { MAX_CALENDAR_LINES } from './mail-limits.js';
import { type MailProblem, mailProblem } from './mail-problem.js';

/** A calendar as it came in a mail, decoded. */
export interface CalendarText {
  readonly text: string;
  /** The `method` parameter of its Content-Type (RFC 6047 §2.4), or null. */
  readonly method: string | null;
  readonly fileName: string | null;
}

/** What no decoder here knows; all other names but the two stand for bytes as they are. */
const UNKNOWN_ENCODING = /uu|bin-?hex|yenc/u;
const BASE64 = /^[A-Za-z\d+/=\s]*$/u;
const CALENDAR_START = /^(?:\ufeff|ï»¿)?\s*BEGIN:VCALENDAR/iu;
/** Within its line: blanks that reach beyond it would be gone through from each of many empty lines to the end of all. */
const CALENDAR_LINE = /^[^\S\r\n\u2028\u2029]*BEGIN:VCALENDAR/imu;

/**
 * The calendar in a part, from its bytes as transferred; null where the part did not say that it is one and is none.
 * Content-Transfer-Encoding is undone by postal-mime; charsets, where a guess may cost a title, are read more strictly than
 * there (`calendarText`).
 */
export async function decodePart(
  { part, declared, bytes: enough }: CandidatePart,
  bytes: Uint8Array,
): Promise<CalendarText | MailProblem | null> {
  const problem = (code: Parameters<typeof mailProblem>[0]): MailProblem | null =>
    declared ? mailProblem(code, part.fileName) : null;
  if (bytes.length > enough || hasTooManyLines(bytes)) return problem('too-large');
  const content = await decoded(bytes, part.encoding);
  if (content === null) return problem('bad-encoding');
  const text = calendarText(content, part.parameters['charset'] ?? null);
  if (text === null) return problem('bad-encoding');
  if (!(declared ? CALENDAR_LINE : CALENDAR_START).test(text)) return problem('not-a-calendar');
  return { text, method: part.parameters['method']?.trim() || null, fileName: part.fileName };
}

async function decoded(bytes: Uint8Array, encoding: string): Promise<Uint8Array | null> {
  if (UNKNOWN_ENCODING.test(encoding)) return null;
  if (encoding.includes('quoted-printable')) return byPostalMime('quoted-printable', bytes);
  if (!encoding.includes('base64')) return bytes;
  const body = bytesOf(bytes).toString('latin1');
  if (BASE64.test(body)) return byPostalMime('base64', Buffer.from(body.replace(/\s+/gu, ''), 'latin1'));
  // Some say base64 and mean nothing by it.
  return CALENDAR_START.test(body) ? bytes : null;
}

async function byPostalMime(encoding: string, body: Uint8Array): Promise<Uint8Array | null> {
  const header = `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  const { attachments } = await PostalMime.parse(Buffer.concat([Buffer.from(header), body]));
  const content = attachments[0]?.content;
  return content instanceof ArrayBuffer ? new Uint8Array(content) : null;
}

function hasTooManyLines(bytes: Uint8Array): boolean {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines++;
  return lines > MAX_CALENDAR_LINES;
}

function bytesOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
