import { ProviderError } from '@calmirror/core';

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a feed. A byte order mark says more than a Content-Type, which servers set without looking into the file;
 * without either it is UTF-8 (RFC 5545 §3.1.4), to the letter: a guess would put garbled titles on the target.
 * @throws ProviderError `bad-encoding`
 */
export function decodeFeedText(body: Uint8Array, contentType: string | null): string {
  const encoding = markedEncoding(body) ?? declaredEncoding(contentType) ?? 'utf-8';
  try {
    // RFC 5545 §3.1 knows no NUL, and PostgreSQL keeps none.
    return new TextDecoder(encoding, { fatal: true }).decode(body).replaceAll('\0', '');
  } catch {
    throw new ProviderError('rejected', 'bad-encoding', `The calendar is not valid ${encoding.toUpperCase()}.`);
  }
}

function markedEncoding(body: Uint8Array): string | null {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => body[index] === byte));
  return marked?.[0] ?? null;
}

/** The charset parameter where it names one that is known here; else null. */
function declaredEncoding(contentType: string | null): string | null {
  const label = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
