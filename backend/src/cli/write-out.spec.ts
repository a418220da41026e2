import { Writable } from 'node:stream';
import { writeOut } from './write-out.js';

const failing = (code: string): Writable =>
  new Writable({
    write: (_chunk, _encoding, done) => {
      done(Object.assign(new Error(code), { code }));
    },
  });

describe('writeOut', () => {
  it('writes the whole text', async () => {
    const written: string[] = [];
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        written.push(chunk.toString());
        done();
      },
    });
    await writeOut('{}\n', output);
    expect(written.join('')).toBe('{}\n');
  });

  it('ends quietly when the reader has left', async () => {
    await expect(writeOut('{}\n', failing('EPIPE'))).resolves.toBeUndefined();
  });

  it('fails when the text cannot be kept, as on a full disk', async () => {
    await expect(writeOut('{}\n', failing('ENOSPC'))).rejects.toThrow('ENOSPC');
  });
});
