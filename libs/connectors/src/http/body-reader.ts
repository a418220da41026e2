import { type Duplex, PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ProviderError } from '@calmirror/core';
import type { HttpLimits } from './limits.js';
import type { TimeLimit } from './time-limit.js';

/** What `Accept-Encoding` offers. */
export const ACCEPTED_ENCODINGS = 'gzip, br, deflate';

const OUTPUT_CHUNK = 65_536;

/**
 * Reads a body to its end, decompressing as it comes, and stops at the first byte over a limit: a bomb costs no more
 * than the cap.
 * @throws ProviderError `too-large`, `too-slow`, `undecodable` for an encoding that was not offered; stream errors as they are
 */
export async function readBody(
  body: Readable,
  encoding: string | null,
  host: string,
  limits: HttpLimits,
  time: TimeLimit,
): Promise<Uint8Array> {
  const decoder = decoderFor(encoding, host);
  const chunks: Buffer[] = [];
  let wire = 0;
  let decoded = 0;
  let wireAtLastLook = 0;
  body.on('data', (chunk: Buffer) => {
    wire += chunk.length;
    if (wire > limits.wireBytes) body.destroy(tooLarge(host, limits.wireBytes));
  });
  const stopWatching = time.every(limits.rateWindowMs, () => {
    const arrived = wire - wireAtLastLook;
    wireAtLastLook = wire;
    return arrived < limits.minimumBytes ? tooSlow(host) : null;
  });
  try {
    await pipeline(body, decoder, async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) {
        decoded += chunk.length;
        if (decoded > limits.decodedBytes) throw tooLarge(host, limits.decodedBytes);
        chunks.push(chunk);
      }
    });
  } finally {
    stopWatching();
  }
  return Buffer.concat(chunks, decoded);
}

function decoderFor(encoding: string | null, host: string): Duplex {
  switch (encoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return new PassThrough();
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ chunkSize: OUTPUT_CHUNK });
    case 'br':
      return createBrotliDecompress({ chunkSize: OUTPUT_CHUNK });
    case 'deflate':
      return createInflate({ chunkSize: OUTPUT_CHUNK });
    default:
      throw new ProviderError(
        'rejected',
        'undecodable',
        `${host} compressed its answer in a way that was not offered.`,
      );
  }
}

function tooLarge(host: string, limit: number): ProviderError {
  return new ProviderError('rejected', 'too-large', `The answer of ${host} is larger than ${limit / 1_000_000} MB.`);
}

function tooSlow(host: string): ProviderError {
  return new ProviderError('temporary', 'too-slow', `${host} sends its answer too slowly.`);
}
