import fc from 'fast-check';
import { packBytes, type PackedBytes } from './packed-bytes.js';

/** What `substring($bytes FROM start FOR length)` gives. */
const unpack = ({ bytes, starts, lengths }: PackedBytes): (Buffer | null)[] =>
  starts.map((start, index) => {
    const length = lengths[index] ?? null;
    return start === null || length === null ? null : bytes.subarray(start - 1, start - 1 + length);
  });

describe('packBytes', () => {
  it('keeps every value apart, empty ones and nulls included', () => {
    const value = fc.option(fc.uint8Array().map((bytes) => Buffer.from(bytes)));
    fc.assert(fc.property(fc.array(value), (values) => expect(unpack(packBytes(values))).toEqual(values)));
  });
});
