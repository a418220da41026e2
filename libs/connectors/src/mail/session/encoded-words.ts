/** An encoded word (RFC 2047 §2), with a language (RFC 2231 §5) or without. */
const WORD = /=\?([^?*\s]{1,60})(?:\*[^?\s]{0,60})?\?([bq])\?([^?]*)\?=/giy;
const START = '=?';

interface Word {
  readonly charset: string;
  readonly bytes: Buffer;
}

/** Decodes the encoded words of a header's value. What cannot be decoded stays as it is. */
export function decodeWords(text: string): string {
  let decoded = '';
  let at = 0;
  /** Words of one charset: a character's bytes may be parted between them, against the rules. */
  let run: Word[] = [];
  const flush = (): void => {
    const [first] = run;
    if (first !== undefined) decoded += decodeText(Buffer.concat(run.map(({ bytes }) => bytes)), first.charset);
    run = [];
  };
  for (;;) {
    const start = text.indexOf(START, at);
    const word = start < 0 ? null : wordAt(text, start);
    const between = text.slice(at, start < 0 ? text.length : start);
    // Space between two encoded words is none of the text (RFC 2047 §6.2).
    if (word === null || run.length === 0 || between.trim() !== '') {
      flush();
      decoded += between;
    }
    if (start < 0) return decoded;
    if (word === null) decoded += START;
    else {
      if (run[0]?.charset !== word.charset) flush();
      run.push(word);
    }
    at = word?.end ?? start + START.length;
  }
}

function wordAt(text: string, at: number): (Word & { readonly end: number }) | null {
  WORD.lastIndex = at;
  const found = WORD.exec(text);
  if (found === null) return null;
  const [, charset = '', encoding = '', content = ''] = found;
  const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : qDecoded(content);
  return { charset: charset.toLowerCase(), bytes, end: at + found[0].length };
}

function qDecoded(content: string): Buffer {
  const text = content.replaceAll('_', ' ');
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

/** Text in a charset that a mail names; one that nobody knows is read as the web reads Latin-1. */
export function decodeText(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset === '' ? 'utf-8' : charset).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
