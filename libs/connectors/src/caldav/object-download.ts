import { ProviderError } from '@calmirror/core';
import { statusError } from '../http/status-error.js';
import type { DavClient } from './dav-client.js';
import { addressOf, pathOf } from './dav-href.js';
import { textIn } from './dav-value.js';
import type { ListedObject } from './object-listing.js';

/** An object with its text. */
export interface DownloadedObject {
  readonly path: string;
  readonly etag: string | null;
  readonly text: string;
}

/** Objects asked for in one request. */
const OBJECTS = 100;

/**
 * Reads the texts of objects, many in one request (RFC 4791 §7.9). Each member answers for itself: one that went between
 * listing and reading is left out; one that the answer does not speak of is asked for alone.
 * @throws ProviderError where one cannot be read though it is there
 */
export async function* downloadObjects(
  dav: DavClient,
  collection: string,
  objects: readonly ListedObject[],
  signal: AbortSignal,
): AsyncGenerator<readonly DownloadedObject[]> {
  for (let start = 0; start < objects.length; start += OBJECTS)
    yield await downloadSome(dav, collection, objects.slice(start, start + OBJECTS), signal);
}

async function downloadSome(
  dav: DavClient,
  collection: string,
  objects: readonly ListedObject[],
  signal: AbortSignal,
): Promise<readonly DownloadedObject[]> {
  const answered = await multiget(dav, collection, objects, signal).catch((error: unknown) => {
    // Half of what is too large at once may be small enough; one alone is not to be had.
    if (error instanceof ProviderError && error.reason === 'too-large' && objects.length > 1) return null;
    throw error;
  });
  if (answered === null) {
    const half = Math.ceil(objects.length / 2);
    const first = await downloadSome(dav, collection, objects.slice(0, half), signal);
    return [...first, ...(await downloadSome(dav, collection, objects.slice(half), signal))];
  }
  const found: DownloadedObject[] = [];
  for (const object of objects) {
    const answer = answered.get(object.path) ?? (await getOne(dav, collection, object, signal));
    if (answer === 'gone') continue;
    found.push({ path: object.path, etag: answer.etag ?? object.etag, text: answer.text });
  }
  return found;
}

type Answer = 'gone' | { readonly etag: string | null; readonly text: string };

/** What a multiget answers, by path. A member without a text is not in it. */
async function multiget(
  dav: DavClient,
  collection: string,
  objects: readonly ListedObject[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Answer>> {
  const body = {
    'c:calendar-multiget': {
      'd:prop': { 'd:getetag': {}, 'c:calendar-data': {} },
      'd:href': objects.map(({ href }) => pathIn(href, collection)),
    },
  };
  const answer = await dav.ask({ method: 'REPORT', url: collection, depth: '1', body, signal });
  const found = new Map<string, Answer>();
  for (const { href, status, properties } of answer.members) {
    const path = pathOf(href, answer.url);
    if (path === null) continue;
    const text = textIn(properties['calendarData']);
    if (status === 404 || status === 410) found.set(path, 'gone');
    else if (status < 300 && text !== null) found.set(path, { etag: textIn(properties['getetag']), text });
  }
  return found;
}

async function getOne(
  dav: DavClient,
  collection: string,
  { path }: ListedObject,
  signal: AbortSignal,
): Promise<Answer> {
  const url = addressOf(path, collection);
  const { status, body, header } = await dav.act({ method: 'GET', url, headers: {}, body: null, signal });
  if (status === 404 || status === 410) return 'gone';
  if (status !== 200) throw statusError(status, new URL(collection).host, header('retry-after'), 0);
  return { etag: header('etag'), text: new TextDecoder().decode(body) };
}

/** Its path as the server spells it: what it calls itself by name may not be what it is called from here. */
function pathIn(href: string, collection: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(href) ? new URL(href, collection).pathname : href;
}
