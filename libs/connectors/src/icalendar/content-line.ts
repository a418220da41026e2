/**
 * Content lines (RFC 5545 §3.1) as feeds really write them, brought into the one form that node-ical's line pattern
 * takes without loss: names in capitals, parameter values percent-encoded, no quotes.
 */

/** node-ical strips all quotes from a line that mentions a zone; in values they travel as this control character. */
const QUOTE = '\u0001';
const DATE_PROPERTIES = /^(?:DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)$/u;

/** Lines of a component, unfolded; white space at the start of a line continues the one before. */
export function unfold(text: string): string[] {
  return text.replace(/\r?\n[ \t]/gu, '').split(/\r?\n/u);
}

/** The line in the form described above; null where it is no content line at all. */
export function normalLine(line: string): string | null {
  const head = /^[\w-]+/u.exec(line);
  if (!head) return null;
  const name = head[0].toUpperCase();
  let rest = line.slice(head[0].length).trimStart();
  let parameters = '';
  while (rest.startsWith(';')) {
    const parameter = parameterAt(rest, DATE_PROPERTIES.test(name));
    if (!parameter) return null;
    const { key, value, length } = parameter;
    if (value !== '')
      parameters += `;${key.toUpperCase()}=${encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
    rest = rest.slice(length);
  }
  return rest.startsWith(':') ? `${name}${parameters}:${encodeValue(rest.slice(1))}` : null;
}

/** Undoes what `normalLine` did to a value. */
export function decodeValue(value: string): string {
  return value.includes(QUOTE) ? value.replaceAll(QUOTE, '"') : value;
}

interface Parameter {
  readonly key: string;
  readonly value: string;
  readonly length: number;
}

function parameterAt(text: string, isDate: boolean): Parameter | null {
  const quoted = /^;([\w-]+)=("[^"]*"(?:,"[^"]*")*)(?=[:;])/u.exec(text);
  if (quoted) return part(quoted[0], quoted[1], quoted[2]?.replaceAll('"', ''));
  // A zone name may hold colons that should have been quoted (GMT+01:00): a date follows the last one.
  const zone = isDate ? /^;(TZID)=([^;]*?)(?=:\s*[\dPp][^:]*$|;)/iu.exec(text) : null;
  if (zone) return part(zone[0], zone[1], zone[2]?.replaceAll('"', ''));
  const plain = /^;([\w-]+)(?:=([^:;]*))?/u.exec(text);
  if (plain) return part(plain[0], plain[1], plain[2]?.replaceAll('"', ''));
  const empty = /^;+(?=[:;])/u.exec(text);
  return empty && part(empty[0], '', '');
}

function part(all: string, key = '', value = ''): Parameter {
  return { key, value: value.trim(), length: all.length };
}

function encodeValue(value: string): string {
  // What is not allowed in a text at all goes; the two separators of Unicode are line feeds to everyone else.
  const clean = value.replace(/(?!\t)\p{Cc}/gu, '').replace(/[\u2028\u2029]/gu, '\\n');
  return clean.includes('TZID=') || clean.includes('"') ? clean.replaceAll('"', QUOTE) : clean;
}
