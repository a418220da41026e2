import type { GoogleAnswer } from './google-answer.js';

/** A request as it is sent, alone or as part of a batch. */
export interface GoogleRequest {
  readonly method: string;
  readonly url: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Headers that say something about one call; all others go with the batch as a whole. */
const OF_THE_CALL = ['authorization', 'content-type', 'if-match'] as const;

/** Calls as one multipart/mixed document (RFC 2046 §5.1), each named by its place. */
export function writeBatch(calls: readonly GoogleRequest[], boundary: string): string {
  const parts = calls.map(({ method, url, headers, body }, index) => {
    const { pathname, search } = new URL(url);
    const lines = OF_THE_CALL.flatMap((name) => (headers[name] === undefined ? [] : [`${name}: ${headers[name]}`]));
    return [
      `--${boundary}`,
      'Content-Type: application/http',
      `Content-ID: <call-${index}>`,
      '',
      `${method} ${pathname}${search} HTTP/1.1`,
      ...lines,
      '',
      body ?? '',
    ].join('\r\n');
  });
  return `${parts.join('\r\n')}\r\n--${boundary}--\r\n`;
}

/**
 * The answers of a batch by the places of their calls. A part that no boundary ends was cut off, and is not among them:
 * nobody knows what else it would have said.
 */
export function readBatch({ body, contentType }: GoogleAnswer): ReadonlyMap<number, GoogleAnswer> {
  const boundary = /\bboundary="?([^\s";]+)"?/i.exec(contentType ?? '')?.[1];
  if (boundary === undefined) return new Map();
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`);
  // Before the first boundary stands a preamble, after the last one, which ends in two dashes, nothing of worth.
  return new Map(pieces.slice(1, -1).flatMap((piece) => answerIn(piece) ?? []));
}

function answerIn(piece: string): [number, GoogleAnswer][] | null {
  const [head, ...rest] = piece.split('\r\n\r\n');
  const place = /^content-id:\s*<[^>]*?(\d+)>/im.exec(head ?? '')?.[1];
  const [answerHead = '', ...bodyParts] = rest;
  const status = /^\s*HTTP\/[\d.]+ (\d{3})/.exec(answerHead)?.[1];
  if (place === undefined || status === undefined) return null;
  const header = (name: string): string | null =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(answerHead)?.[1]?.trim() ?? null;
  const answer: GoogleAnswer = {
    status: Number(status),
    body: bodyParts.join('\r\n\r\n').trim(),
    contentType: header('content-type'),
    retryAfter: header('retry-after'),
    challenge: header('www-authenticate'),
  };
  return [[Number(place), answer]];
}
