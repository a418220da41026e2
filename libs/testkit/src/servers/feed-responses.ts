import { createHash } from 'node:crypto';
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib';
import type { FeedResponse } from './feed-server.js';

const CALENDAR_TYPE = 'text/calendar; charset=utf-8';
const MEGABYTE = 1_000_000;

/** A calendar with no validators: neither ETag nor Last-Modified. */
export function plain(body: string | Uint8Array, type = CALENDAR_TYPE): FeedResponse {
  return (_request, response) => response.writeHead(200, { 'content-type': type }).end(body);
}

/** A calendar with ETag and Last-Modified that answers 304 to who has it. */
export function conditional(body: string, lastModified = 'Mon, 02 Mar 2026 10:00:00 GMT'): FeedResponse {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  return (request, response) => {
    const known = request.headers['if-none-match'] === etag;
    response.writeHead(known ? 304 : 200, { 'content-type': CALENDAR_TYPE, etag, 'last-modified': lastModified });
    response.end(known ? undefined : body);
  };
}

export function status(code: number, headers: Record<string, string> = {}, body = ''): FeedResponse {
  return (_request, response) => response.writeHead(code, headers).end(body);
}

export function redirect(to: string, code = 302): FeedResponse {
  return status(code, { location: to });
}

export function compressed(body: string, encoding: 'gzip' | 'br' | 'deflate'): FeedResponse {
  const compress = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync }[encoding];
  return encoded(compress(body), encoding);
}

/** Bytes that claim an encoding, true or not. */
export function encoded(bytes: Uint8Array, encoding: string): FeedResponse {
  return (_request, response) =>
    response.writeHead(200, { 'content-type': CALENDAR_TYPE, 'content-encoding': encoding }).end(bytes);
}

/** `megabytes` of zeros, some thousandth of that on the wire. */
export function gzipBomb(megabytes: number): FeedResponse {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': CALENDAR_TYPE, 'content-encoding': 'gzip' });
    const gzip = createGzip();
    gzip.pipe(response);
    response.on('close', () => gzip.destroy());
    const zeros = Buffer.alloc(MEGABYTE);
    let left = megabytes;
    const more = (): void => {
      if (left === 0) gzip.end();
      else if (!gzip.destroyed) gzip.write(zeros, more);
      left -= 1;
    };
    more();
  };
}

/** `megabytes` of text without compression. */
export function large(megabytes: number): FeedResponse {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': CALENDAR_TYPE });
    const block = Buffer.alloc(MEGABYTE, 'X');
    let left = megabytes;
    const more = (): void => {
      if (response.destroyed) return;
      if (left === 0) response.end();
      else response.write(block, more);
      left -= 1;
    };
    more();
  };
}

/** One byte every `everyMs`, for ever. */
export function drip(everyMs: number): FeedResponse {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': CALENDAR_TYPE });
    const timer = setInterval(() => response.write('X'), everyMs);
    response.on('close', () => clearInterval(timer));
  };
}

/** Takes the request and never answers. */
export function silence(): FeedResponse {
  return () => undefined;
}

/** Hangs up without a word. */
export function reset(): FeedResponse {
  return (request) => request.socket.resetAndDestroy();
}

/** Promises `body` by Content-Length, and hangs up after `bytes` of it. */
export function cutOff(body: string, bytes: number): FeedResponse {
  return (request, response) => {
    response.writeHead(200, { 'content-type': CALENDAR_TYPE, 'content-length': Buffer.byteLength(body) });
    response.write(Buffer.from(body).subarray(0, bytes), () => request.socket.destroy());
  };
}

/** Asks for these credentials, and answers 401 to all others. */
export function guarded(username: string, password: string, inner: FeedResponse): FeedResponse {
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return (request, response) => {
    if (request.headers.authorization === expected) inner(request, response);
    else response.writeHead(401, { 'www-authenticate': 'Basic realm="calendar"' }).end();
  };
}

/** Answers in turn; the last one from then on. */
export function inTurn(...responses: readonly FeedResponse[]): FeedResponse {
  let turn = 0;
  return (request, response) => {
    const respond = responses[Math.min(turn, responses.length - 1)];
    turn += 1;
    respond?.(request, response);
  };
}
