import { ProviderError } from '@calmirror/core';
import { type RawResponse, tooLarge } from './response-reader.js';

/** An atom as text, a string's bytes, NIL, or a list of these (RFC 9051 §4). */
export type ResponseValue = string | Buffer | null | readonly ResponseValue[];

const code = (character: string): number => character.charCodeAt(0);
const SPACE = code(' ');
const OPEN = code('(');
const CLOSE = code(')');
const OPEN_BRACKET = code('[');
const CLOSE_BRACKET = code(']');
const QUOTE = code('"');
const BACKSLASH = code('\\');
/** What follows is text for a person (RFC 9051 §7.1), in which brackets and quotes need not close. */
const STATUS = /^\* (?:OK|NO|BAD|BYE|PREAUTH)(?= |$)/i;
const STATUS_BYTES = 12;
/** Values take up many times the room of the lines that they are written in. */
const MOST_BYTES = 4_000_000;

/**
 * Reads the values that a response consists of, `*` or its tag included; of a status response the status alone. Depth is bounded by length alone: nothing here
 * calls itself.
 * @throws ProviderError `undecodable` where brackets or quotes do not close, `too-large` for lines of megabytes
 */
export function readValues({ lines, literals }: RawResponse): readonly ResponseValue[] {
  const [status] = STATUS.exec(lines[0]?.toString('latin1', 0, STATUS_BYTES) ?? '') ?? [];
  if (status !== undefined) return status.split(' ');
  if (lines.reduce((sum, line) => sum + line.length, 0) > MOST_BYTES) throw tooLarge();
  const top: ResponseValue[] = [];
  const open: ResponseValue[][] = [];
  let current = top;
  lines.forEach((line, index) => {
    let at = 0;
    while (at < line.length) {
      const byte = line[at];
      if (byte === SPACE) at += 1;
      else if (byte === OPEN) {
        const list: ResponseValue[] = [];
        current.push(list);
        open.push(current);
        current = list;
        at += 1;
      } else if (byte === CLOSE) {
        const outer = open.pop();
        if (outer === undefined) throw undecodable();
        current = outer;
        at += 1;
      } else if (byte === QUOTE) {
        const end = quoteEnd(line, at + 1);
        current.push(unescaped(line.subarray(at + 1, end)));
        at = end + 1;
      } else {
        const end = atomEnd(line, at);
        const atom = line.toString('latin1', at, end);
        current.push(atom.toUpperCase() === 'NIL' ? null : atom);
        at = end;
      }
    }
    const literal = literals[index];
    if (literal !== undefined) current.push(literal);
  });
  if (open.length > 0) throw undecodable();
  return top;
}

function quoteEnd(line: Buffer, from: number): number {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === BACKSLASH) at += 1;
    else if (line[at] === QUOTE) return at;
  }
  throw undecodable();
}

/** An atom ends at a space or bracket, but for those within `[…]`, as in `BODY[HEADER.FIELDS (FROM)]<0>`. */
function atomEnd(line: Buffer, from: number): number {
  let isWithin = false;
  for (let at = from; at < line.length; at += 1) {
    const byte = line[at];
    if (byte === OPEN_BRACKET) isWithin = true;
    else if (byte === CLOSE_BRACKET) isWithin = false;
    else if (!isWithin && (byte === SPACE || byte === OPEN || byte === CLOSE)) return at;
  }
  return line.length;
}

function unescaped(bytes: Buffer): Buffer {
  if (!bytes.includes(BACKSLASH)) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/\\(.)/gs, '$1'), 'latin1');
}

/** The text of an atom or string, which is UTF-8 where it can be; null for NIL and lists. */
export function textOf(value: ResponseValue | undefined): string | null {
  if (typeof value === 'string') return value;
  if (!Buffer.isBuffer(value)) return null;
  const text = value.toString('utf8');
  return text.includes('\uFFFD') ? value.toString('latin1') : text;
}

/** The unsigned whole number that an atom is; null for all else, and beyond what a `number` holds. */
export function numberOf(value: ResponseValue | undefined): number | null {
  const text = textOf(value);
  if (text === null || !/^\d{1,16}$/.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}

export function isList(value: ResponseValue | undefined): value is readonly ResponseValue[] {
  return Array.isArray(value);
}

export function undecodable(): ProviderError {
  return new ProviderError('temporary', 'undecodable', 'The mail server sent something that is not IMAP.');
}
