import { decodeWords, decodeText } from './encoded-words.js';

/** Parameters of a header, names in lower case, values as they stand there. */
export type HeaderParameters = Readonly<Record<string, string>>;

/** Pieces of one parameter (RFC 2231 §3) that are put together; no honest name needs more. */
const MAX_PIECES = 100;

/** The file name that a part bears by Content-Disposition, or by Content-Type, decoded (RFC 2047, RFC 2231); null for none. */
export function fileNameOf(disposition: HeaderParameters, type: HeaderParameters): string | null {
  return decodedParameter(disposition, 'filename') ?? decodedParameter(type, 'name');
}

function decodedParameter(parameters: HeaderParameters, name: string): string | null {
  const extended = parameters[`${name}*`];
  if (extended !== undefined) return extendedValue([{ text: extended, encoded: true }]);
  const pieces = piecesOf(parameters, name);
  if (pieces.length > 0) return extendedValue(pieces);
  const plain = parameters[name];
  // Encoded words have no place in a parameter, yet most programs put them there.
  return plain === undefined ? null : decodeWords(plain);
}

interface Piece {
  readonly text: string;
  readonly encoded: boolean;
}

function piecesOf(parameters: HeaderParameters, name: string): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < MAX_PIECES; index += 1) {
    const encoded = parameters[`${name}*${index}*`];
    const text = encoded ?? parameters[`${name}*${index}`];
    if (text === undefined) break;
    pieces.push({ text, encoded: encoded !== undefined });
  }
  return pieces;
}

/** `charset'language'percent-encoded`, in pieces; only the first one names the charset. */
function extendedValue(pieces: readonly Piece[]): string {
  const [first] = pieces;
  if (first === undefined || !first.encoded) return decodeWords(pieces.map(({ text }) => text).join(''));
  const [, charset = 'utf-8', start = first.text] = /^([^']*)'[^']*'(.*)$/s.exec(first.text) ?? [];
  const bytes = [{ text: start, encoded: true }, ...pieces.slice(1)].map(({ text, encoded }) =>
    encoded ? percentDecoded(text) : Buffer.from(text, 'utf8'),
  );
  return decodeText(Buffer.concat(bytes), charset);
}

function percentDecoded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  return Buffer.from(
    bytes.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}
