import { ProviderError } from '@calmirror/core';
import { googleError } from './google-error.js';

/** One answer of Google's, read to its end, or one part of a batch's. */
export interface GoogleAnswer {
  readonly status: number;
  readonly body: string;
  readonly contentType: string | null;
  readonly retryAfter: string | null;
  readonly challenge: string | null;
}

export async function answerOf(response: Response): Promise<GoogleAnswer> {
  const { status, headers } = response;
  return {
    status,
    body: await response.text(),
    contentType: headers.get('content-type'),
    retryAfter: headers.get('retry-after'),
    challenge: headers.get('www-authenticate'),
  };
}

/**
 * The object that a successful answer holds; null for one without content.
 * @param now milliseconds since the epoch
 * @throws ProviderError for any other answer
 */
export function contentOf(answer: GoogleAnswer, now: number): object | null {
  const { status, body } = answer;
  if (status === 204 || status === 205) return null;
  if (status < 200 || status > 299 || status === 206) throw googleError(answer, now);
  if (body === '') throw new ProviderError('temporary', 'empty-answer', 'Google answered nothing at all.');
  const content = parsed(body);
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content;
  throw new ProviderError('temporary', 'undecodable', `Google's answer to a request (${status}) cannot be read.`);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
