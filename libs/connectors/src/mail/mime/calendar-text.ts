const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  // Without a mark: the first letters of BEGIN, two bytes each.
  ['utf-16le', [0x42, 0x00, 0x45, 0x00]],
  ['utf-16be', [0x00, 0x42, 0x00, 0x45]],
];

/** What programs state that mean UTF-8, or do not know what they mean: UTF-8 is tried first, which other bytes rarely are by chance. */
const WESTERN = 'windows-1252';
const UTF8_SEQUENCE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/u;
/** Windows-1252 has nothing at these places, and text in it no control characters. */
const NOT_WESTERN = /[\x81\x8d\x8f\x90\x9d]/u;

/**
 * The text of a calendar. A byte order mark says more than a charset parameter, which programs set without looking; bytes that
 * are UTF-8 (the default, RFC 5545 §3.1.4) are read as such whatever western charset was stated. Where neither helps, the stated
 * one, or Windows-1252 for bytes that can be that: else none, since a guess would put garbled titles on the target.
 *
 * @param charset as the Content-Type states it, or null
 * @returns null where the characters cannot be made out
 */
export function calendarText(bytes: Uint8Array, charset: string | null): string | null {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const text = marked ? strictly(marked[0], bytes) : unmarkedText(bytes, encodingOf(charset));
  // RFC 5545 §3.1 knows no NUL, and PostgreSQL keeps none.
  return text?.replaceAll('\0', '') ?? null;
}

function unmarkedText(bytes: Uint8Array, declared: string | null): string | null {
  if (declared !== null && declared !== WESTERN && declared !== 'utf-8') {
    return strictly(declared, bytes) ?? strictly('utf-8', bytes);
  }
  return strictly('utf-8', bytes) ?? unfoldedText(bytes) ?? westernText(bytes);
}

/** Lines were folded between the bytes of one character (RFC 5545 §3.1 warns of that). */
function unfoldedText(bytes: Uint8Array): string | null {
  const unfolded = latin(bytes).replace(/\r?\n[ \t]/gu, '');
  return strictly('utf-8', Buffer.from(unfolded, 'latin1'));
}

/** Bytes among which characters of UTF-8 are were such once, and are broken now. */
function westernText(bytes: Uint8Array): string | null {
  const text = latin(bytes);
  return NOT_WESTERN.test(text) || UTF8_SEQUENCE.test(text) ? null : strictly(WESTERN, bytes);
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingOf(charset: string | null): string | null {
  const label = charset?.trim().toLowerCase() ?? '';
  for (const name of [label, label.replace(/^x-/u, ''), label.replace(/^cp-?(?=\d)/u, 'windows-')]) {
    try {
      return new TextDecoder(name).encoding;
    } catch {
      // Not this name.
    }
  }
  return null;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
