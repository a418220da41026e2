import { ProviderError } from '@calmirror/core';
import type { ListMirrorsRequest, StandingMirror } from '../adapter.js';
import type { CalendarReader } from '../reading/calendar-reader.js';
import type { DavClient } from './dav-client.js';
import { downloadObjects } from './object-download.js';
import { isNamedAsMirror } from './mirror-name.js';
import { fullListing } from './object-listing.js';
import { readObjects, type ReadObject } from './object-reading.js';

/**
 * Every object of a calendar that carries a marker, or has lost one. What still stands in its known revision is not read again; of
 * all else, and there may be much that is no mirror, only the text tells.
 * @throws ProviderError where any part of the calendar cannot be read
 */
export async function standingMirrors(
  dav: DavClient,
  reader: CalendarReader,
  collection: string,
  { known, signal }: Pick<ListMirrorsRequest, 'known' | 'signal'>,
): Promise<readonly StandingMirror[]> {
  const { objects } = await fullListing(dav, collection, signal);
  const isKnown = ({ path, etag }: (typeof objects)[number]): boolean => etag !== null && known.get(path) === etag;
  const found: StandingMirror[] = objects
    .filter(isKnown)
    .map(({ path, etag }) => ({ receipt: { targetId: path, revision: etag }, content: null }));
  const others = objects.filter((object) => !isKnown(object));
  for await (const some of downloadObjects(dav, collection, others, signal)) {
    // Nobody knows what it is that was not handed out: a mirror may be among it.
    const read = await readObjects(reader, some, signal);
    if (read.length < some.length)
      throw new ProviderError('temporary', 'server-error', 'The server does not hand out all that stands there.');
    found.push(...read.flatMap(standing));
  }
  return found;
}

function standing({ path, etag, events, marker }: ReadObject): readonly StandingMirror[] {
  const event = events[0]?.event ?? null;
  if (marker === null && !isNamedAsMirror(path, event?.uid)) return [];
  return [{ receipt: { targetId: path, revision: etag }, content: { marker, event } }];
}
