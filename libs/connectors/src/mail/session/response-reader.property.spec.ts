import fc from 'fast-check';
import { decodeMailboxName, encodeMailboxName } from './mailbox-name.js';
import { type RawResponse, ResponseReader } from './response-reader.js';
import { uidSet } from './uid-set.js';

const LIMITS = { lineBytes: 100_000, responseBytes: 100_000 };

function read(chunks: readonly Buffer[]): RawResponse[] {
  const found: RawResponse[] = [];
  const reader = new ResponseReader(LIMITS, (response) => found.push(response));
  for (const chunk of chunks) reader.push(chunk);
  return found;
}

const line = fc
  .uint8Array({ maxLength: 20 })
  .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10 && byte !== 13 && byte !== 0x7d)));
const response = fc.array(fc.tuple(line, fc.uint8Array({ maxLength: 30 })), { maxLength: 3 }).chain((pieces) =>
  line.map((last) => ({
    lines: [...pieces.map(([text]) => text), last],
    literals: pieces.map(([, literal]) => Buffer.from(literal)),
  })),
);

function written({ lines, literals }: RawResponse): Buffer {
  return Buffer.concat(
    lines.flatMap((text, index) => {
      const literal = literals[index];
      return literal === undefined
        ? [text, Buffer.from('\r\n')]
        : [text, Buffer.from(`{${literal.length}}\r\n`), literal];
    }),
  );
}

describe('what a server sends', () => {
  it('is cut into the same responses, wherever the network cuts it', () => {
    fc.assert(
      fc.property(fc.array(response, { maxLength: 5 }), fc.array(fc.nat({ max: 200 })), (responses, cuts) => {
        const bytes = Buffer.concat(responses.map(written));
        const places = [...new Set(cuts.filter((cut) => cut < bytes.length))].sort((a, b) => a - b);
        const chunks = [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
        expect(read(chunks)).toEqual(responses);
      }),
    );
  });
});

describe('the name of a folder', () => {
  it('comes back from the wire as it went, in printable ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const encoded = encodeMailboxName(name);
        expect(encoded).toMatch(/^[ -~]*$/);
        expect(decodeMailboxName(encoded)).toBe(name);
      }),
    );
  });

  it.each([
    ['R&AOk-unions', 'Réunions'],
    ['&ZeVnLIqe-', '日本語'],
    ['R&-D', 'R&D'],
    ['not & encoded', 'not & encoded'],
  ])('is read as RFC 3501 has it: %s', (encoded, name) => {
    expect(decodeMailboxName(encoded)).toBe(name);
  });
});

describe('a set of UIDs', () => {
  it('names each once', () => {
    expect(uidSet([1, 2, 3, 7, 9, 10])).toBe('1:3,7,9:10');
    expect(uidSet([4])).toBe('4');
  });
});
