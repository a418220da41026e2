import { ProviderError } from '@calmirror/core';
import { statusError } from '../http/status-error.js';
import type { DavAnswer, DavClient } from './dav-client.js';
import { pathOf } from './dav-href.js';
import { namesIn, textIn } from './dav-value.js';
import type { DavMember } from './multistatus.js';

/** An object of a calendar, as a listing names it. */
export interface ListedObject {
  /** As the server writes it: so it is asked for. */
  readonly href: string;
  readonly path: string;
  /** Null where the server tells none. */
  readonly etag: string | null;
}

/** What an answer names of a collection's members. */
export interface Listing {
  readonly objects: readonly ListedObject[];
  readonly removed: readonly string[];
  readonly syncToken: string | null;
  /** CalendarServer's CTag of the collection itself. */
  readonly tag: string | null;
  /** The server has more to tell than it did (RFC 6578 §3.6). */
  readonly truncated: boolean;
  /** The answer names the calendar itself. */
  readonly ofCalendar: boolean;
}

/** What is asked of each member. The type tells tasks from events without a look into them. */
const MEMBER_PROPERTIES = { 'd:getetag': {}, 'd:getcontenttype': {}, 'd:resourcetype': {} } as const;

/** Pages of one answer at most; a server that never comes to an end is a failing one. */
const MOST_PAGES = 1_000;

/**
 * Asks what changed since a token, or for all members and a first token with an empty one (RFC 6578 §3.2), page by page.
 * @throws ProviderError
 */
export async function syncListing(
  dav: DavClient,
  collection: string,
  token: string,
  signal: AbortSignal,
): Promise<Listing> {
  const objects = new Map<string, ListedObject>();
  const removed = new Set<string>();
  let since = token;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const listing = listingOf(await dav.ask(syncQuestion(collection, since, signal)), collection);
    const next = listing.syncToken;
    if (next === null) throw noToken(collection);
    for (const object of listing.objects) {
      objects.set(object.path, object);
      removed.delete(object.path);
    }
    for (const path of listing.removed) {
      removed.add(path);
      objects.delete(path);
    }
    if (!listing.truncated) return { ...listing, objects: [...objects.values()], removed: [...removed] };
    // A part that brings nothing on would skip what it does not tell.
    if (next === since || listing.objects.length + listing.removed.length === 0) break;
    since = next;
  }
  throw new ProviderError('temporary', 'server-error', `${hostOf(collection)} does not come to an end of its changes.`);
}

/** All members and the collection's tag in one answer. */
export async function fullListing(dav: DavClient, collection: string, signal: AbortSignal): Promise<Listing> {
  const properties = { ...MEMBER_PROPERTIES, 'cs:getctag': {} };
  const body = { 'd:propfind': { 'd:prop': properties } };
  const answer = await dav.ask({ method: 'PROPFIND', url: collection, depth: '1', body, signal });
  const listing = listingOf(answer, collection);
  // A PROPFIND cannot be gone on with: what it leaves out would look deleted.
  if (listing.truncated)
    throw new ProviderError('temporary', 'truncated', `${hostOf(collection)} lists a part of the calendar only.`);
  // Whoever lists a calendar names it too: without it the answer is of something else, or cut short.
  if (!listing.ofCalendar)
    throw new ProviderError('temporary', 'empty-answer', `${hostOf(collection)} lists no calendar at this address.`);
  return listing;
}

/** The collection's tag alone, or null where the server has none. */
export async function collectionTag(dav: DavClient, collection: string, signal: AbortSignal): Promise<string | null> {
  const body = { 'd:propfind': { 'd:prop': { 'cs:getctag': {} } } };
  return listingOf(await dav.ask({ method: 'PROPFIND', url: collection, depth: '0', body, signal }), collection).tag;
}

/**
 * A member with a status of its own is one that is there: whether it can be read shows when it is asked for.
 * @throws ProviderError where the collection itself cannot be read
 */
export function listingOf({ members, syncToken, url }: DavAnswer, collection: string): Listing {
  const own = new Set([collection, url].map((address) => withSlash(pathOf(address, address) ?? '/')));
  const objects: ListedObject[] = [];
  const removed: string[] = [];
  let tag: string | null = null;
  let truncated = false;
  let ofCalendar = false;
  for (const member of members) {
    const path = pathOf(member.href, url);
    if (path === null || member.href === '') throw unreadable(collection);
    // Of the calendar alone, by whatever name: no member of a listing is short of space.
    truncated ||= member.status === 507;
    if (own.has(withSlash(path)) || isCalendar(member)) {
      ofCalendar = true;
      tag = textIn(member.properties['getctag']) ?? tag;
      if (member.status >= 400 && member.status !== 507) throw statusError(member.status, hostOf(collection), null, 0);
    } else if (member.status === 404 || member.status === 410) removed.push(path);
    else if (isObject(member, path))
      objects.push({ href: member.href, path, etag: textIn(member.properties['getetag']) });
  }
  return { objects, removed, syncToken, tag, truncated, ofCalendar };
}

function syncQuestion(url: string, token: string, signal: AbortSignal): Parameters<DavClient['ask']>[0] {
  const body = {
    'd:sync-collection': { 'd:sync-token': token, 'd:sync-level': '1', 'd:prop': MEMBER_PROPERTIES },
  };
  return { method: 'REPORT', url, depth: '0', body, signal };
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** Under another name than it was asked by: no calendar holds another (RFC 4791 §4.2). */
function isCalendar({ properties }: DavMember): boolean {
  return namesIn(properties['resourcetype']).includes('calendar');
}

/** Neither a collection within the collection nor, as far as the server tells, a task or journal. */
function isObject({ properties }: DavMember, path: string): boolean {
  if (path.endsWith('/') || namesIn(properties['resourcetype']).includes('collection')) return false;
  return !/component\s*=\s*"?(vtodo|vjournal)/i.test(textIn(properties['getcontenttype']) ?? '');
}

function noToken(collection: string): ProviderError {
  return new ProviderError('rejected', 'refused', `${hostOf(collection)} tells changes without a token to go on from.`);
}

function unreadable(collection: string): ProviderError {
  return new ProviderError('temporary', 'undecodable', `${hostOf(collection)} lists a member without an address.`);
}

function hostOf(address: string): string {
  return new URL(address).host;
}
