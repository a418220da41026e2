import { outlinePart, type PartOutline } from '@calmirror/connectors';

/** A mail in its bytes, taken apart as an IMAP server does it (RFC 9051 §6.4.5.1): enough for mails that tests write. */
export class RawMail {
  readonly bytes: Buffer;
  /** Header section with the empty line that ends it. */
  readonly header: Buffer;
  readonly parts: readonly RawPart[];

  constructor(raw: string | Uint8Array) {
    this.bytes = Buffer.from(raw as string);
    const { header, body } = splitEntity(this.bytes);
    this.header = header;
    this.parts = leavesOf(header, body, '', false);
  }

  /** Null for a section that the mail does not have. */
  section(name: string): Buffer | null {
    if (name === 'HEADER') return this.header;
    return this.parts.find(({ outline }) => outline.path === name)?.content ?? null;
  }
}

interface RawPart {
  readonly outline: PartOutline;
  readonly content: Buffer;
}

interface HeaderField {
  readonly value: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** @param path of the multipart or embedded message that the entity lies in; `` at the top */
function leavesOf(header: Buffer, body: Buffer, path: string, numbered: boolean): RawPart[] {
  const type = field(header, 'content-type') ?? { value: 'text/plain', parameters: {} };
  const boundary = type.parameters['boundary'];
  if (type.value.startsWith('multipart/') && boundary !== undefined)
    return splitParts(body, boundary).flatMap((part, index) => {
      const inner = splitEntity(part);
      return leavesOf(inner.header, inner.body, path === '' ? `${index + 1}` : `${path}.${index + 1}`, true);
    });
  const own = numbered ? path : path === '' ? '1' : `${path}.1`;
  if (type.value === 'message/rfc822') {
    const inner = splitEntity(body);
    return leavesOf(inner.header, inner.body, own, false);
  }
  const disposition = field(header, 'content-disposition');
  const outline = outlinePart({
    path: own,
    type: type.value,
    parameters: type.parameters,
    disposition: disposition?.value ?? null,
    dispositionParameters: disposition?.parameters ?? {},
    encoding: field(header, 'content-transfer-encoding')?.value ?? null,
    size: body.length,
  });
  return [{ outline, content: body }];
}

function splitEntity(bytes: Buffer): { header: Buffer; body: Buffer } {
  if (bytes.indexOf('\r\n') === 0) return { header: bytes.subarray(0, 2), body: bytes.subarray(2) };
  const end = bytes.indexOf('\r\n\r\n');
  return end < 0
    ? { header: bytes, body: Buffer.alloc(0) }
    : { header: bytes.subarray(0, end + 4), body: bytes.subarray(end + 4) };
}

function splitParts(body: Buffer, boundary: string): Buffer[] {
  // Latin-1 keeps each byte as one character.
  const text = `\r\n${body.toString('latin1')}`;
  const [, ...pieces] = text.split(`\r\n--${Buffer.from(boundary).toString('latin1')}`);
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => Buffer.from(piece.replace(/^[ \t]*\r\n/, ''), 'latin1'));
}

function field(header: Buffer, name: string): HeaderField | null {
  const lines = header
    .toString('utf8')
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const line = lines.find((candidate) => candidate.toLowerCase().startsWith(`${name}:`));
  if (line === undefined) return null;
  const [value = '', ...parameters] = line.slice(name.length + 1).match(/(?:"(?:[^"\\]|\\.)*"|[^;"])+/g) ?? [];
  return {
    value: value.trim().toLowerCase(),
    parameters: Object.fromEntries(
      parameters
        .map((parameter) => parameter.trim())
        .filter((parameter) => parameter.includes('='))
        .map((parameter) => {
          const at = parameter.indexOf('=');
          const quoted = parameter.slice(at + 1).trim();
          const text = quoted.startsWith('"') ? quoted.slice(1, -1).replace(/\\(.)/g, '$1') : quoted;
          return [parameter.slice(0, at).trim().toLowerCase(), text];
        }),
    ),
  };
}
