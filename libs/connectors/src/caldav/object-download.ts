import { ProviderError } from '@calmirror/core';
import type { DavClient } from './dav-client.js';
import { addressOf, pathOf } from './dav-href.js';
import { textIn } from './dav-value.js';
import type { ListedObject } from './object-listing.js';

/** An object that is there. */
export interface DownloadedObject {
  readonly path: string;
  /** As listed, or else as told with the text; null where the server tells none. */
  readonly etag: string | null;
  /** Null where the server does not hand it out. */
  readonly text: string | null;
}

/** Objects asked for in one request. */
const OBJECTS = 100;

/**
 * Reads the texts of objects, many in one request (RFC 4791 §7.9). Each member answers for itself: one that went between
 * listing and reading is left out, and one that the answer holds no text of is asked for alone.
 * @throws ProviderError where the server fails as a whole
 */
export async function* downloadObjects(
  dav: DavClient,
  collection: string,
  objects: readonly ListedObject[],
  signal: AbortSignal,
): AsyncGenerator<readonly DownloadedObject[]> {
  const download = new Download(dav, collection, signal);
  for (let start = 0; start < objects.length; start += OBJECTS)
    yield await download.some(objects.slice(start, start + OBJECTS));
}

/** What a server says of one object. */
type Answer = 'gone' | Pick<DownloadedObject, 'etag' | 'text'>;

const WITHHELD: Answer = { etag: null, text: null };

class Download {
  constructor(
    private readonly dav: DavClient,
    private readonly collection: string,
    private readonly signal: AbortSignal,
  ) {}

  async some(objects: readonly ListedObject[]): Promise<readonly DownloadedObject[]> {
    const answers = await this.multiget(objects).catch((error: unknown) => {
      if (error instanceof ProviderError && error.reason === 'too-large') return null;
      throw error;
    });
    if (answers === null && objects.length > 1) {
      // Half of what is too large at once may be small enough.
      const half = Math.ceil(objects.length / 2);
      return [...(await this.some(objects.slice(0, half))), ...(await this.some(objects.slice(half)))];
    }
    const found: DownloadedObject[] = [];
    for (const object of objects) {
      const answer = answers === null ? WITHHELD : (answers.get(object.path) ?? (await this.alone(object.path)));
      // The listed ETag is what later listings are compared with; had the object changed since, it will be listed again.
      if (answer !== 'gone') found.push({ ...answer, path: object.path, etag: object.etag ?? answer.etag });
    }
    return found;
  }

  /** Answers by path; a member without a text is not among them. */
  private async multiget(objects: readonly ListedObject[]): Promise<ReadonlyMap<string, Answer>> {
    const { dav, collection, signal } = this;
    const hrefs = objects.map(({ href }) => pathIn(href, collection));
    const wanted = { 'd:getetag': {}, 'c:calendar-data': {} };
    const body = { 'c:calendar-multiget': { 'd:prop': wanted, 'd:href': hrefs } };
    const { members, url } = await dav.ask({ method: 'REPORT', url: collection, depth: '1', body, signal });
    const answers = new Map<string, Answer>();
    for (const { href, status, properties } of members) {
      const path = pathOf(href, url);
      if (path === null) continue;
      const text = textIn(properties['calendarData']);
      if (status === 404 || status === 410) answers.set(path, 'gone');
      else if (status < 300 && text !== null) answers.set(path, { etag: textIn(properties['getetag']), text });
    }
    return answers;
  }

  private async alone(path: string): Promise<Answer> {
    const url = addressOf(path, this.collection);
    const { status, body, header } = await this.dav.act({
      method: 'GET',
      url,
      headers: { accept: 'text/calendar' },
      body: null,
      signal: this.signal,
    });
    if (status === 404 || status === 410) return 'gone';
    return status === 200 ? { etag: header('etag'), text: new TextDecoder().decode(body) } : WITHHELD;
  }
}

/** The path in the server's own spelling, without the host that it believes to be. */
function pathIn(href: string, collection: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(href) ? new URL(href, collection).pathname : href;
}
