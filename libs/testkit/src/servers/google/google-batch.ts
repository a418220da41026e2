import { STATUS_CODES } from 'node:http';
import { type GoogleCall, makeCall } from './google-call.js';
import { refuse } from './google-refusal.js';
import type { WireAnswer } from './google-wire.js';

/** Calls that one batch may hold. */
const MOST = 50;
/** Headers that speak of the batch's own body. */
const OF_THE_BATCH = ['content-type', 'content-length', 'transfer-encoding'];

/** One call of a batch, with the name that its answer is to carry. */
export interface BatchPart {
  readonly contentId: string | null;
  readonly call: GoogleCall;
}

/** What a batch asks for (multipart/mixed, each part a whole request); headers of the batch are those of each call too. */
export function readBatch(batch: GoogleCall): readonly BatchPart[] {
  const type = batch.headers['content-type'] ?? '';
  const boundary = /^multipart\/mixed;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) throw refuse.badRequest('Failed to parse batch request: no boundary');
  const parts = batch.body.split(new RegExp(`(?:^|\r?\n)--${escaped(boundary)}(?:--)?[ \t]*(?:\r?\n|$)`));
  const read = parts
    .slice(1)
    .filter((part) => part.trim() !== '')
    .map((part) => readPart(part, batch));
  if (read.length === 0) throw refuse.badRequest('Failed to parse batch request: it holds no call');
  if (read.length > MOST) throw refuse.badRequest(`The batch request holds more than ${MOST} calls.`);
  return read;
}

/** The answers to a batch, each with the name of its call. */
export function writeBatch(
  answers: readonly { readonly contentId: string | null; readonly answer: WireAnswer }[],
): WireAnswer {
  const boundary = `batch_${Math.random().toString(36).slice(2)}`;
  const parts = answers.map(({ contentId, answer }) => {
    const outer = [
      'Content-Type: application/http',
      ...(contentId === null ? [] : [`Content-ID: ${named(contentId)}`]),
    ];
    const inner = Object.entries({ ...answer.headers, 'content-length': String(Buffer.byteLength(answer.body)) });
    const status = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`;
    const head = [status, ...inner.map(([name, value]) => `${name}: ${value}`)];
    return `--${boundary}\r\n${outer.join('\r\n')}\r\n\r\n${head.join('\r\n')}\r\n\r\n${answer.body}\r\n`;
  });
  const headers = { 'content-type': `multipart/mixed; boundary=${boundary}` };
  return { status: 200, headers, body: `${parts.join('')}--${boundary}--\r\n` };
}

const named = (contentId: string): string =>
  contentId.startsWith('<') ? `<response-${contentId.slice(1)}` : `response-${contentId}`;

function readPart(part: string, batch: GoogleCall): BatchPart {
  const [outer, request = ''] = halved(part);
  const partHeaders = headersOf(outer.split(/\r?\n/));
  if (!/^application\/http/i.test(partHeaders['content-type'] ?? ''))
    throw refuse.badRequest('Failed to parse batch request: a part is no application/http');
  const [head, body = ''] = halved(request);
  const [line = '', ...lines] = head.split(/\r?\n/);
  const [method = '', target = ''] = line.trim().split(/\s+/);
  const path = target.replace(/^https?:\/\/[^/]+/, '');
  if (!path.startsWith('/')) throw refuse.badRequest('Failed to parse batch request: a part has no path');
  const shared = Object.entries(batch.headers).filter(([name]) => !OF_THE_BATCH.includes(name));
  const headers = { ...Object.fromEntries(shared), ...headersOf(lines) };
  const contentId = partHeaders['content-id'] ?? null;
  return { contentId, call: makeCall({ method, target: path, headers, body: body.trim(), inBatch: true }) };
}

/** What stands before the first empty line, and after it. */
function halved(text: string): readonly [string, string?] {
  const gap = /\r?\n\r?\n/.exec(text);
  return gap ? [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)] : [text];
}

function headersOf(lines: readonly string[]): Record<string, string> {
  const pairs = lines
    .filter((line) => line.includes(':'))
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    });
  return Object.fromEntries(pairs) as Record<string, string>;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
