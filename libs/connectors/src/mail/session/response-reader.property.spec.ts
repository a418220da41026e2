import fc from 'fast-check';
import { decodeMailboxName, encodeMailboxName } from './mailbox-name.js';
import { type RawResponse, ResponseReader } from './response-reader.js';
import { uidSet } from './uid-set.js';

interface Heard {
  readonly responses: RawResponse[];
  /** How often a response was told to be too large. */
  oversized: number;
}

function read(chunks: readonly Buffer[], most = 100_000): Heard {
  const heard: Heard = { responses: [], oversized: 0 };
  const reader = new ResponseReader(
    { lineBytes: most, responseBytes: most },
    (response) => heard.responses.push(response),
    () => (heard.oversized += 1),
  );
  for (const chunk of chunks) reader.push(chunk);
  expect(reader.isWithin).toBe(false);
  return heard;
}

function cutAt(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...new Set(cuts.filter((cut) => cut < bytes.length))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
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

const cuts = fc.array(fc.nat({ max: 200 }));

describe('what a server sends', () => {
  it('is cut into the same responses, wherever the network cuts it', () => {
    fc.assert(
      fc.property(fc.array(response, { maxLength: 5 }), cuts, (responses, places) => {
        const bytes = Buffer.concat(responses.map(written));
        expect(read(cutAt(bytes, places))).toEqual({ responses, oversized: 0 });
      }),
    );
  });

  it('is passed over where a response is too large, and no other is', () => {
    fc.assert(
      fc.property(
        fc.array(response, { maxLength: 5 }),
        cuts,
        fc.integer({ min: 5, max: 80 }),
        (responses, places, most) => {
          const bytes = Buffer.concat(responses.map(written));
          const small = responses.filter((one) => written(one).length <= most);
          const heard = read(cutAt(bytes, places), most);
          expect(heard.responses).toEqual(small);
          expect(heard.oversized > 0).toBe(small.length < responses.length);
        },
      ),
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
