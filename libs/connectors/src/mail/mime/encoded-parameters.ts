/** `name`, `name*`, `name*0`, `name*0*` (RFC 2231 §3 and §4). */
const NAME = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/u;

interface Piece {
  readonly index: number;
  readonly isEncoded: boolean;
  readonly value: string;
}

/** Parameters with names in lower case, those that are encoded or cut into pieces (RFC 2231) put together under their names. */
export function decodedParameters(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const plain = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  for (const [key, value] of Object.entries(parameters)) {
    const [, name = '', index, star] = NAME.exec(key.trim().toLowerCase()) ?? [];
    if (index === undefined && star === undefined) {
      if (name !== '' && !plain.has(name)) plain.set(name, value);
      continue;
    }
    const piece = { index: Number(index ?? 0), isEncoded: star !== undefined, value };
    pieces.set(name, [...(pieces.get(name) ?? []), piece]);
  }
  for (const [name, parts] of pieces) plain.set(name, joined(parts));
  return Object.fromEntries(plain);
}

/** The first piece names the charset of all; pieces after one that is missing are left out. */
function joined(pieces: readonly Piece[]): string {
  const inOrder = [...pieces].sort((a, b) => a.index - b.index).filter((piece, at) => piece.index === at);
  const [, charset = '', rest] = /^([^']*)'[^']*'(.*)$/su.exec(inOrder[0]?.value ?? '') ?? [];
  const bytes = inOrder.map(({ isEncoded, value }, at) =>
    isEncoded ? percentDecoded(at === 0 && rest !== undefined ? rest : value) : Buffer.from(value),
  );
  return textIn(Buffer.concat(bytes), charset);
}

function percentDecoded(value: string): Buffer {
  const latin = Buffer.from(value).toString('latin1');
  const decoded = latin.replace(/%([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}

function textIn(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset || 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
