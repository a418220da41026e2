import { ProviderError } from '@calmirror/core';
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { DiscoveredCalendar } from '../adapter.js';
import { ianaNameOf } from '../icalendar/zone-name.js';
import { formatCalendarId } from './calendar-id.js';
import type { ApiCall } from './google-client.js';

export type CalendarEntry = calendar_v3.Schema$CalendarListEntry;

const FIELDS =
  'kind,nextPageToken,items(id,summary,summaryOverride,timeZone,backgroundColor,accessRole,deleted,dataOwner)';
/** Google gives at most so many at once. */
const PAGE_SIZE = 250;
const MOST_PAGES = 100;

/** Asks one call of Google's API. */
export type Ask = <T extends object>(call: ApiCall<T>) => Promise<T>;

/** All calendars that somebody has in the list, hidden ones too. @throws ProviderError */
export async function calendarEntries(ask: Ask): Promise<readonly CalendarEntry[]> {
  const entries: CalendarEntry[] = [];
  const tokens = new Set<string>();
  for (let pageToken: string | undefined; ;) {
    const request = { maxResults: PAGE_SIZE, showHidden: true, fields: FIELDS, ...(pageToken && { pageToken }) };
    const page: calendar_v3.Schema$CalendarList = await ask((api, options) => api.calendarList.list(request, options));
    if (page.kind !== 'calendar#calendarList' || !Array.isArray(page.items))
      throw new ProviderError('temporary', 'undecodable', "Google's list of calendars cannot be read.");
    entries.push(...page.items.filter(({ id, deleted }) => typeof id === 'string' && deleted !== true));
    const next = page.nextPageToken ?? null;
    if (next === null) return entries;
    if (tokens.has(next) || tokens.size >= MOST_PAGES)
      throw new ProviderError('temporary', 'endless-pages', "Google's pages lead in a circle.");
    tokens.add(next);
    pageToken = next;
  }
}

/** What an entry of the list says of a calendar; free and busy times alone can be read as events without a word. */
export function discoveredCalendar(entry: CalendarEntry, mailbox: string | null): DiscoveredCalendar {
  const calendarId = entry.id ?? '';
  const role = entry.accessRole ?? 'none';
  return {
    externalId: formatCalendarId({ mailbox, calendarId }),
    name: entry.summaryOverride ?? entry.summary ?? calendarId,
    ...(mailbox !== null && { mailbox }),
    color: /^#[0-9a-f]{6}$/i.test(entry.backgroundColor ?? '') ? (entry.backgroundColor ?? null) : null,
    timeZone: ianaNameOf(entry.timeZone ?? ''),
    readable: role !== 'none',
    writable: role === 'owner' || role === 'writer',
  };
}
