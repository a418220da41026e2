import { ProviderError } from '@calmirror/core';
import type { FetchRequest, FetchResult, SourceEvent, WithheldEvent } from '../adapter.js';
import type { CalendarReader } from '../reading/calendar-reader.js';
import { type CaldavCursor, formatCaldavCursor, parseCaldavCursor } from './caldav-cursor.js';
import type { DavClient } from './dav-client.js';
import { assignIds, KnownObjects } from './event-ids.js';
import { downloadObjects } from './object-download.js';
import { collectionTag, fullListing, type Listing, syncListing } from './object-listing.js';
import { readObjects, type ReadObject } from './object-reading.js';
import { formatRevision } from './object-revision.js';

/**
 * Answers to a sync-collection whose token is no longer good, or that the server does not know at all: RFC 6578 wants 403
 * with a condition; real servers answer 400, 409, 410, 412, 500 and 501 as well.
 */
const REFUSED: ReadonlySet<ProviderError['reason']> = new Set([
  ...(['forbidden', 'refused', 'gone', 'server-error'] as const),
]);

/** Reads one calendar for one request of the engine, with as few requests as the server allows. */
export class CollectionReading {
  private readonly signal: AbortSignal;

  constructor(
    private readonly dav: DavClient,
    private readonly reader: CalendarReader,
    private readonly collection: string,
    private readonly request: FetchRequest,
  ) {
    this.signal = request.signal;
  }

  /** @throws ProviderError; `cursor-expired` where only the cursor may be at fault */
  async read(): Promise<FetchResult> {
    const cursor = parseCaldavCursor(this.request.cursor);
    if (cursor?.mode === 'sync') return this.readChanges(cursor.token);
    if (cursor?.mode === 'tag' && (await collectionTag(this.dav, this.collection, this.signal)) === cursor.token)
      return unchanged(cursor);
    return cursor === null
      ? this.readFirst()
      : this.readListed(await fullListing(this.dav, this.collection, this.signal));
  }

  private async readChanges(token: string): Promise<FetchResult> {
    const listing = await syncListing(this.dav, this.collection, token, this.signal).catch((error: unknown) => {
      throw isRefusal(error) ? tokenRefused(error) : error;
    });
    const next = cursorOf(listing);
    if (listing.objects.length === 0 && listing.removed.length === 0) return unchanged(next);
    const known = new KnownObjects(await this.request.known());
    const { objects, gone } = await this.download(listing.objects);
    return this.delta(objects, new Set([...listing.removed, ...gone]), known, next);
  }

  /** A server without sync-collection says so in many ways: what is really wrong shows at the listing. */
  private async readFirst(): Promise<FetchResult> {
    const listing = await syncListing(this.dav, this.collection, '', this.signal).catch((error: unknown) => {
      if (isRefusal(error)) return null;
      throw error;
    });
    return this.readListed(listing ?? (await fullListing(this.dav, this.collection, this.signal)));
  }

  /** Compares a listing of all members with what is known, and reads what differs. */
  private async readListed(listing: Listing): Promise<FetchResult> {
    const known = new KnownObjects(await this.request.known());
    const differs = listing.objects.filter(({ path, etag }) => etag === null || etag !== known.tagAt(path));
    const { objects, gone } = await this.download(differs);
    const there = listing.objects.map(({ path }) => path).filter((path) => !gone.has(path));
    const standing = new Set(there);
    const vanished = known.paths().filter((path) => !standing.has(path));
    const changed = objects.filter(({ path, tag }) => tag !== known.tagAt(path));
    const { events, withheld, idsAt } = named(changed, known, new Set(vanished));
    const present = there.flatMap((path) => idsAt.get(path) ?? known.idsAt(path));
    const isSame = this.request.cursor !== null && changed.length + vanished.length === 0;
    if (isSame) return unchanged(cursorOf(listing));
    return { ...NOTHING, kind: 'full', events, withheld, present, cursor: formatCaldavCursor(cursorOf(listing)) };
  }

  private delta(
    objects: readonly ReadObject[],
    gone: ReadonlySet<string>,
    known: KnownObjects,
    next: CaldavCursor,
  ): FetchResult {
    const { events, withheld, idsAt } = named(objects, known, gone);
    const there = new Set([...idsAt.values()].flat());
    const before = [...gone, ...idsAt.keys()].flatMap((path) => known.idsAt(path));
    const removed = [...new Set(before)].filter((id) => !there.has(id));
    const cursor = formatCaldavCursor(next);
    const kind = events.length + withheld.length + removed.length > 0 ? 'delta' : 'unchanged';
    return { ...NOTHING, kind, events, withheld, removed, cursor };
  }

  private async download(listed: Listing['objects']): Promise<{ objects: ReadObject[]; gone: Set<string> }> {
    const objects: ReadObject[] = [];
    for await (const some of downloadObjects(this.dav, this.collection, listed, this.signal))
      objects.push(...(await readObjects(this.reader, some, this.signal)));
    const found = new Set(objects.map(({ path }) => path));
    return { objects, gone: new Set(listed.map(({ path }) => path).filter((path) => !found.has(path))) };
  }
}

const NOTHING = {
  events: [],
  withheld: [],
  removed: [],
  present: [],
  calendar: { name: null, color: null, timeZone: null },
  refreshSeconds: null,
} as const;

function unchanged(cursor: CaldavCursor): FetchResult {
  return { ...NOTHING, kind: 'unchanged', cursor: formatCaldavCursor(cursor) };
}

function cursorOf({ syncToken, tag }: Listing): CaldavCursor {
  if (syncToken !== null) return { mode: 'sync', token: syncToken };
  return tag === null ? { mode: 'list', token: null } : { mode: 'tag', token: tag };
}

/** The events of objects under the ids that they have in the snapshot. */
function named(
  objects: readonly ReadObject[],
  known: KnownObjects,
  gone: ReadonlySet<string>,
): { events: SourceEvent[]; withheld: WithheldEvent[]; idsAt: ReadonlyMap<string, readonly string[]> } {
  const idsAt = assignIds(new Map(objects.map(({ path, events }) => [path, events.map(({ id }) => id)])), known, gone);
  const events: SourceEvent[] = [];
  const withheld: WithheldEvent[] = [];
  for (const { path, tag, events: read } of objects) {
    const revision = formatRevision({ path, tag });
    for (const [index, { id: suggested, event, problem }] of read.entries()) {
      const id = idsAt.get(path)?.[index] ?? suggested;
      if (problem === null) events.push({ event: { ...event, id }, revision });
      else withheld.push({ id, revision, problem });
    }
  }
  return { events, withheld, idsAt };
}

/** A server that names a time to come back means what it says. */
function isRefusal(error: unknown): error is ProviderError {
  return error instanceof ProviderError && REFUSED.has(error.reason) && error.retryAfterMs === null;
}

function tokenRefused({ message }: ProviderError): ProviderError {
  return new ProviderError('cursor-expired', 'cursor-refused', `The sync token is refused: ${message}`);
}
