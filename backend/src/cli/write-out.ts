import type { Writable } from 'node:stream';

/** Writes a text to its end. A reader that leaves early (`… | head`) has what it wanted: that is no fault. */
export function writeOut(text: string, output: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') resolve();
      else reject(error);
    });
    output.write(text, (error) => {
      if (!error) resolve();
    });
  });
}
