const MAX_OCTETS = 75;

/** A content line with its CRLF, folded at 75 octets between characters (RFC 5545 §3.1). `value` is written as it is. */
export function contentLine(name: string, value: string): string {
  return `${fold(`${name}:${withoutControls(value)}`)}\r\n`;
}

/** The same for a TEXT value, escaped (RFC 5545 §3.3.11). */
export function textLine(name: string, text: string): string {
  return contentLine(name, escapeText(text));
}

/** Backslash, semicolon, comma and line feed in the form in which a TEXT value carries them. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\\;,]/gu, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/** A parameter value (RFC 5545 §3.2), quoted where it has to be. */
export function parameterValue(value: string): string {
  const clean = withoutControls(value).replaceAll('"', "'");
  return /[:;,]/u.test(clean) ? `"${clean}"` : clean;
}

/** `YYYY-MM-DD…` without its separators, as RFC 5545 §3.3.4 and §3.3.5 write dates and times. */
export function basicTime(time: string): string {
  return time.replace(/[-:]/gu, '');
}

/** Most lines hold none of these, and one look costs little more than half of two replacements. */
const SUSPECT = /[\p{Cc}\p{Surrogate}\u2028\u2029]/u;

/** Nothing that could end a line, or that RFC 5545 forbids in one, ever gets into the text. */
function withoutControls(value: string): string {
  if (!SUSPECT.test(value)) return value;
  return value.replace(/(?!\t)\p{Cc}|[\u2028\u2029]/gu, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

function fold(line: string): string {
  if (Buffer.byteLength(line) <= MAX_OCTETS) return line;
  let folded = '';
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length;) {
    const code = line.codePointAt(at) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > MAX_OCTETS) {
      folded += `${line.slice(from, at)}\r\n `;
      from = at;
      octets = 1;
    }
    octets += size;
    at += size === 4 ? 2 : 1;
  }
  return folded + line.slice(from);
}
