/** Bytes of a part that are enough to see what begins there. */
export const SNIFFED_BYTES = 256;

const START = 'BEGIN:VCALENDAR';

/** Whether a calendar begins in a part, by its first bytes as transferred, whatever its charset. */
export function looksLikeCalendar(bytes: Uint8Array, encoding: string): boolean {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SNIFFED_BYTES)).toString('latin1');
  // Some say base64 and mean nothing by it.
  return begins(raw) || (encoding.includes('base64') && begins(Buffer.from(raw, 'base64').toString('latin1')));
}

/** The bytes of a byte order mark, and those that UTF-16 puts between its letters, are passed over. */
const begins = (text: string): boolean =>
  text
    .replace(/[^\x21-\x7e]/gu, '')
    .toUpperCase()
    .startsWith(START);
