/**
 * A folder's name as it goes over the wire: modified UTF-7 (RFC 3501 §5.1.3). All but printable ASCII is encoded, so that no name
 * can end its line.
 */
export function encodeMailboxName(name: string): string {
  return name.replaceAll('&', '&-').replace(/[^\x20-\x7e]+/g, (run) => `&${base64Of(run)}-`);
}

/** The name that a server means; one that is not in modified UTF-7 stays as it is. */
export function decodeMailboxName(encoded: string): string {
  return encoded.replace(/&([A-Za-z0-9+,]*)-/g, (_, run: string) => (run === '' ? '&' : textOfBase64(run)));
}

export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function base64Of(run: string): string {
  return Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '').replaceAll('/', ',');
}

function textOfBase64(run: string): string {
  const bytes = Buffer.from(run.replaceAll(',', '/'), 'base64');
  return bytes
    .subarray(0, bytes.length - (bytes.length % 2))
    .swap16()
    .toString('utf16le');
}
