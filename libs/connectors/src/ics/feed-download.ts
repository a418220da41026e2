import { createHash } from 'node:crypto';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import type { HttpClient } from '../http/http-client.js';
import type { HttpRequest, HttpResponse } from '../http/http-exchange.js';
import type { FeedBody } from '../reading/calendar-reader.js';
import type { FeedCursor } from './feed-cursor.js';
import type { FeedSettings } from './feed-settings.js';

const MEGABYTE = 2 ** 20;

/** A feed as the server has it now, or null where it is the one that is known. */
export interface Download {
  readonly body: FeedBody | null;
  readonly cursor: FeedCursor;
}

/**
 * Asks for a feed, unless it is still the known one: by its validators (RFC 9110 §13.1), and, for servers that have
 * none or change them without need, by a digest of the body.
 * @throws ProviderError
 */
export async function downloadFeed(
  http: Pick<HttpClient, 'get'>,
  account: HttpRequest['account'],
  { url, credentials }: FeedSettings,
  known: FeedCursor | null,
  signal: AbortSignal,
): Promise<Download> {
  const headers = { accept: 'text/calendar, */*;q=0.5', ...validators(known) };
  const response = await http.get({ url, account, headers, basic: credentials, signal });
  if (response.status === 304 && known !== null) return { body: null, cursor: known };
  assertWhole(response);
  const cursor = {
    etag: validator(response.header('etag')),
    lastModified: validator(response.header('last-modified')),
    sha256: await digest(response.body),
  };
  if (cursor.sha256 === known?.sha256) return { body: null, cursor };
  return { body: { bytes: response.body, contentType: response.header('content-type') }, cursor };
}

/** A megabyte at a time, a millisecond or two each, so that nobody waits for the digest of a big feed. */
async function digest(body: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let start = 0; start < body.length; start += MEGABYTE) {
    if (start > 0) await afterOthers();
    hash.update(body.subarray(start, start + MEGABYTE));
  }
  return hash.digest('hex');
}

/** A validator that can be sent back: no server is asked with bytes that are allowed in no header (RFC 9110 §5.5). */
function validator(value: string | null): string | null {
  return value !== null && /^[\x20-\x7e]{1,1000}$/.test(value) ? value : null;
}

function validators(known: FeedCursor | null): Record<string, string> {
  return {
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
}

/** @throws ProviderError for a success that brings no whole file */
function assertWhole({ status, body }: HttpResponse): void {
  if (body.length === 0)
    throw new ProviderError('temporary', 'empty-answer', `The server answered ${status} without any content.`);
  if (status !== 200 && status !== 203)
    throw new ProviderError('rejected', 'refused', `The server answered ${status}, which is no file.`);
}
