import { setImmediate as afterOthers } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import type { FetchRequest, FetchResult } from '../adapter.js';
import type { CalendarReader } from '../reading/calendar-reader.js';
import { type CaldavCursor, formatCaldavCursor, parseCaldavCursor } from './caldav-cursor.js';
import type { DavClient } from './dav-client.js';
import { KnownObjects } from './event-ids.js';
import { type Findings, nameEvents } from './named-events.js';
import { downloadObjects } from './object-download.js';
import { collectionTag, fullListing, type ListedObject, type Listing, syncListing } from './object-listing.js';
import { readObjects, type ReadObject } from './object-reading.js';

/**
 * Answers to a sync-collection whose token is no longer good, or that the server does not know at all: RFC 6578 wants 403
 * with a condition; real servers answer 400, 409, 410, 412, 500 and 501 as well.
 */
const REFUSED: ReadonlySet<ProviderError['reason']> = new Set([
  ...(['forbidden', 'refused', 'gone', 'server-error'] as const),
]);

/** Where there is no token at stake the report may also be more than the server can bear. */
const UNBEARABLE: ReadonlySet<ProviderError['reason']> = new Set([...REFUSED, 'unavailable' as const]);

/** Objects that a server may keep back; one that keeps back more is failing as a whole. */
const MOST_OWED = 50;

/** Reads one calendar for one request of the engine, with as few requests as the server allows. */
export class CollectionReading {
  constructor(
    private readonly dav: DavClient,
    private readonly reader: CalendarReader,
    private readonly collection: string,
    private readonly request: FetchRequest,
  ) {}

  /** @throws ProviderError; `cursor-expired` where only the cursor may be at fault */
  async read(): Promise<FetchResult> {
    const cursor = parseCaldavCursor(this.request.cursor);
    if (cursor === null) return this.readFirst();
    if (cursor.mode === 'sync') return this.readChanges(cursor);
    if (cursor.mode === 'tag' && cursor.owed.length === 0 && (await this.tag()) === cursor.token)
      return unchanged(cursor);
    return this.readListed(await this.list());
  }

  private async readChanges({ token, owed }: CaldavCursor): Promise<FetchResult> {
    const listing = await this.sync(token).catch((error: unknown) => {
      throw isOneOf(REFUSED, error) ? tokenRefused(error) : error;
    });
    if (listing.objects.length + listing.removed.length + owed.length === 0) return unchanged(cursorOf(listing, []));
    const known = await this.known();
    const named = new Set([...listing.objects.map(({ path }) => path), ...listing.removed]);
    const asked = [
      ...listing.objects.filter(({ path, etag }) => etag === null || etag !== known.tagAt(path)),
      ...owed.filter((path) => !named.has(path)).map((path) => ({ path, href: path, etag: null })),
    ];
    const findings = await this.download(asked, listing.removed);
    const { events, withheld, idsAt } = nameEvents(findings, known);
    const there = new Set([...idsAt.values()].flat());
    const before = [...findings.gone, ...idsAt.keys()].flatMap((path) => known.idsAt(path));
    const removed = [...new Set(before)].filter((id) => !there.has(id));
    const cursor = cursorOf(listing, findings.owed);
    if (events.length + withheld.length + removed.length === 0) return unchanged(cursor);
    return { ...NOTHING, kind: 'delta', events, withheld, removed, cursor: formatCaldavCursor(cursor) };
  }

  /** A server without sync-collection says so in many ways: what is really wrong shows at the listing. */
  private async readFirst(): Promise<FetchResult> {
    const listing = await this.sync('').catch((error: unknown) => {
      if (isOneOf(UNBEARABLE, error)) return null;
      throw error;
    });
    if (listing === null) return this.readListed(await this.list());
    // A server that takes an empty token for its present state tells nothing, as if the calendar were empty.
    const isDoubtful = listing.objects.length === 0 && (await this.request.known()).size > 0;
    return this.readListed(isDoubtful ? { ...(await this.list()), syncToken: listing.syncToken } : listing);
  }

  /** Compares a listing of all members with what is known, and reads what differs. */
  private async readListed(listing: Listing): Promise<FetchResult> {
    const known = await this.known();
    const listed = new Set(listing.objects.map(({ path }) => path));
    const vanished = known.paths().filter((path) => !listed.has(path));
    const asked = listing.objects.filter(({ path, etag }) => etag === null || etag !== known.tagAt(path));
    const { objects, owed, gone } = await this.download(asked, vanished);
    const changed = objects.filter(({ path, tag }) => tag !== known.tagAt(path));
    const { events, withheld, idsAt } = nameEvents({ objects: changed, owed, gone }, known);
    const standing = [...listed].filter((path) => !gone.has(path));
    const present = standing.flatMap((path) => idsAt.get(path) ?? known.idsAt(path));
    const cursor = cursorOf(listing, owed);
    const isSame = changed.length + withheld.length === 0 && known.paths().every((path) => !gone.has(path));
    if (isSame && this.request.cursor !== null) return unchanged(cursor);
    return { ...NOTHING, kind: 'full', events, withheld, present, cursor: formatCaldavCursor(cursor) };
  }

  private async download(asked: readonly ListedObject[], removed: readonly string[]): Promise<Findings> {
    const objects: ReadObject[] = [];
    const there = new Set<string>();
    for await (const some of downloadObjects(this.dav, this.collection, asked, this.request.signal)) {
      for (const { path } of some) there.add(path);
      objects.push(...(await readObjects(this.reader, some, this.request.signal)));
    }
    for (const { path } of objects) there.delete(path);
    const owed = [...there];
    if (owed.length > MOST_OWED)
      throw new ProviderError('temporary', 'server-error', `The server keeps back ${owed.length} events.`);
    const found = new Set([...objects.map(({ path }) => path), ...owed]);
    const lost = asked.map(({ path }) => path).filter((path) => !found.has(path));
    return { objects, owed, gone: new Set([...removed, ...lost]) };
  }

  /** Each step over all members takes some ten milliseconds for 10,000 of them: between two of them others have their turn. */
  private async known(): Promise<KnownObjects> {
    const revisions = await this.request.known();
    await afterOthers();
    const known = new KnownObjects(revisions);
    await afterOthers();
    return known;
  }

  private sync(token: string): Promise<Listing> {
    return syncListing(this.dav, this.collection, token, this.request.signal);
  }

  private list(): Promise<Listing> {
    return fullListing(this.dav, this.collection, this.request.signal);
  }

  private tag(): Promise<string | null> {
    return collectionTag(this.dav, this.collection, this.request.signal);
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

function cursorOf({ syncToken, tag }: Listing, owed: readonly string[]): CaldavCursor {
  if (syncToken !== null) return { mode: 'sync', token: syncToken, owed };
  return tag === null ? { mode: 'list', token: '', owed } : { mode: 'tag', token: tag, owed };
}

/** A server that names a time to come back means what it says. */
function isOneOf(reasons: typeof REFUSED, error: unknown): error is ProviderError {
  return error instanceof ProviderError && reasons.has(error.reason) && error.retryAfterMs === null;
}

function tokenRefused({ message }: ProviderError): ProviderError {
  return new ProviderError('cursor-expired', 'cursor-refused', `The sync token is refused: ${message}`);
}
