import { ProviderError } from '@calmirror/core';
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { EVENT_FIELDS, type GoogleEvent, isEvent } from './google-event.js';
import type { Caller, GoogleClient } from './google-client.js';
import { type Sight, sightOf } from './source-revision.js';

type EventPage = calendar_v3.Schema$Events;

/** Google gives at most so many; where they are too large together, a tenth of them. */
const PAGE_SIZES = [2_500, 250] as const;
/** A million events. */
const MOST_PAGES = 4_000;

/** What a listing is narrowed to; one by sync token cannot be narrowed otherwise. */
export type EventQuery = Pick<
  calendar_v3.Params$Resource$Events$List,
  'syncToken' | 'privateExtendedProperty' | 'iCalUID' | 'showDeleted'
>;

/** A listing that was read to its end. */
export interface EventListing {
  readonly items: readonly GoogleEvent[];
  /** Null where Google gives none, as for a narrowed listing. */
  readonly syncToken: string | null;
  readonly summary: string | null;
  readonly timeZone: string | null;
  readonly sight: Sight;
  readonly defaultReminders: NonNullable<EventPage['defaultReminders']>;
}

/**
 * Reads all pages of a listing, series as series.
 * @throws ProviderError where any of them cannot be read, or they never end
 */
export async function listEvents(
  client: GoogleClient,
  caller: Caller,
  calendarId: string,
  query: EventQuery,
): Promise<EventListing> {
  const items: GoogleEvent[] = [];
  const tokens = new Set<string>();
  let sizes: readonly number[] = PAGE_SIZES;
  for (let pageToken: string | undefined; ;) {
    const page: EventPage | null = await pageOf(client, caller, calendarId, query, sizes, pageToken);
    if (page === null) {
      sizes = sizes.slice(1);
      continue;
    }
    items.push(...eventsIn(page));
    const next = page.nextPageToken ?? null;
    if (next === null) return endedBy(page, items);
    if (tokens.has(next) || tokens.size >= MOST_PAGES)
      throw new ProviderError('temporary', 'endless-pages', "Google's pages lead in a circle.");
    tokens.add(next);
    pageToken = next;
  }
}

/** Null where the page is too large and a smaller one can be asked for. */
async function pageOf(
  client: GoogleClient,
  caller: Caller,
  calendarId: string,
  query: EventQuery,
  [maxResults, ...smaller]: readonly number[],
  pageToken: string | undefined,
): Promise<EventPage | null> {
  const fields = `kind,nextPageToken,nextSyncToken,summary,timeZone,accessRole,defaultReminders,items(${EVENT_FIELDS})`;
  const page = { maxResults, fields, singleEvents: false, ...(pageToken !== undefined && { pageToken }) };
  try {
    return await client.ask(caller, (api, options) => api.events.list({ ...page, ...query, calendarId }, options));
  } catch (error) {
    if (error instanceof ProviderError && error.reason === 'too-large' && smaller.length > 0) return null;
    throw error;
  }
}

function eventsIn({ kind, items }: EventPage): readonly GoogleEvent[] {
  // Without its list an answer is none: to take it for an empty one would delete all mirrors (promise 1).
  if (kind === 'calendar#events' && Array.isArray(items) && items.every(isEvent)) return items;
  throw new ProviderError('temporary', 'undecodable', "Google's list of events cannot be read.");
}

function endedBy(page: EventPage, items: readonly GoogleEvent[]): EventListing {
  return {
    items,
    syncToken: page.nextSyncToken ?? null,
    summary: page.summary ?? null,
    timeZone: page.timeZone ?? null,
    sight: sightOf(page.accessRole),
    defaultReminders: page.defaultReminders ?? [],
  };
}
