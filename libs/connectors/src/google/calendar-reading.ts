import { setImmediate as afterOthers } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import type { FetchRequest, FetchResult } from '../adapter.js';
import { type EventListing, listEvents } from './event-pages.js';
import { FoundEvents } from './found-events.js';
import type { Caller, GoogleClient } from './google-client.js';
import { formatGoogleCursor, parseGoogleCursor } from './google-cursor.js';
import { type GoogleEvent, isCancelled } from './google-event.js';
import { type CalendarDefaults, remindersOf } from './read-details.js';
import { completeSeries } from './series-completion.js';
import { parseRevision, type SourceRevision } from './source-revision.js';
import { TouchedSeries } from './touched-series.js';

/** Events put together between two turns of others: some milliseconds. */
const AT_A_TIME = 200;

/**
 * Reads one calendar for one request of the engine: whole, or on from a sync token.
 *
 * The window narrows nothing. A token goes on from a listing of all times or from one that began at some time, and in
 * the latter the instances of a series are sieved one by one: those that were moved out of the span are missing, and the
 * series would show them where they no longer are (ADR 10).
 */
export class CalendarReading {
  constructor(
    private readonly client: GoogleClient,
    private readonly caller: Caller,
    private readonly calendarId: string,
    private readonly request: Pick<FetchRequest, 'cursor' | 'known'>,
  ) {}

  /** @throws ProviderError; `cursor-expired` where only the cursor is at fault */
  async read(): Promise<FetchResult> {
    const syncToken = parseGoogleCursor(this.request.cursor);
    return syncToken === null ? this.readAll() : this.readChanges(syncToken);
  }

  private async readAll(): Promise<FetchResult> {
    const listing = await this.list({});
    const found = new FoundEvents(defaultsOf(listing), await this.request.known(), listing.sight);
    const { single, instances } = sorted(listing.items);
    for (const [id, master] of single) {
      if (found.present.length % AT_A_TIME === 0) await afterOthers();
      if (isCancelled(master)) continue;
      if (master.recurrence?.length) found.addSeries({ master, exceptions: instances.get(id) ?? [] });
      else found.addEvent(master);
    }
    for (const [seriesId, items] of instances) {
      if (single.get(seriesId)?.recurrence?.length) continue;
      for (const item of items) if (!isCancelled(item)) found.addEvent(item);
    }
    return { ...NOTHING, ...toldBy(listing), kind: 'full', ...found.news, present: found.present };
  }

  private async readChanges(syncToken: string): Promise<FetchResult> {
    const listing = await this.list({ syncToken }).catch((error: unknown) => {
      throw isOfToken(error) ? new ProviderError('cursor-expired', 'cursor-refused', error.message) : error;
    });
    if (listing.items.length === 0) return { ...NOTHING, cursor: cursorOf(listing) };
    const { single, instances } = sorted(listing.items);
    const series = [...single.values()].some(({ recurrence }) => recurrence?.length) || instances.size > 0;
    const known = series ? await this.request.known() : new Map<string, string>();
    const found = new FoundEvents(defaultsOf(listing), known, listing.sight);
    const removed: string[] = [];
    for (const [id, item] of single) {
      if (isCancelled(item)) removed.push(id);
      else if (!item.recurrence?.length) found.addEvent(item);
    }
    const touched = touchedSeries(single, instances, known);
    await completeSeries(this.client, this.caller, this.calendarId, touched);
    for (const one of touched) {
      const whole = one.whole;
      if (whole !== null) {
        found.addSeries(whole);
        removed.push(...one.detached);
        continue;
      }
      removed.push(one.id);
      for (const item of one.strays) {
        if (isCancelled(item)) removed.push(item.id ?? '');
        else found.addEvent(item);
      }
    }
    const there = new Set(found.present);
    const gone = [...new Set(removed)].filter((id) => !there.has(id));
    if (gone.length === 0 && !found.hasNews) return { ...NOTHING, cursor: cursorOf(listing) };
    return { ...NOTHING, ...toldBy(listing), kind: 'delta', ...found.news, removed: gone };
  }

  private list(query: { readonly syncToken?: string }): Promise<EventListing> {
    return listEvents(this.client, this.caller, this.calendarId, query);
  }
}

const NOTHING: FetchResult = {
  kind: 'unchanged',
  events: [],
  withheld: [],
  removed: [],
  present: [],
  cursor: null,
  calendar: { name: null, color: null, timeZone: null },
  refreshSeconds: null,
};

const toldBy = (listing: EventListing): Pick<FetchResult, 'cursor' | 'calendar'> => ({
  cursor: cursorOf(listing),
  calendar: { name: listing.summary, color: null, timeZone: listing.timeZone },
});

function cursorOf({ syncToken }: EventListing): string {
  if (syncToken !== null) return formatGoogleCursor(syncToken);
  // The last page alone has one: without it this was not the last.
  throw new ProviderError('temporary', 'truncated', "Google's list of events has no end.");
}

const defaultsOf = ({ defaultReminders }: EventListing): CalendarDefaults => ({
  reminders: remindersOf(defaultReminders),
});

/** A token of another calendar or another time is answered with 400. */
function isOfToken(error: unknown): error is ProviderError {
  return error instanceof ProviderError && error.kind === 'rejected' && error.reason === 'refused';
}

/** Events by their ids and instances by their series; of what is told twice, since it changed meanwhile, the later word. */
function sorted(items: readonly GoogleEvent[]): {
  readonly single: ReadonlyMap<string, GoogleEvent>;
  readonly instances: ReadonlyMap<string, readonly GoogleEvent[]>;
} {
  const latest = new Map(items.map((item) => [item.id ?? '', item]));
  const single = new Map<string, GoogleEvent>();
  const instances = new Map<string, GoogleEvent[]>();
  for (const [id, item] of latest) {
    const series = item.recurringEventId ?? null;
    if (series === null) single.set(id, item);
    else if (instances.get(series)?.push(item) === undefined) instances.set(series, [item]);
  }
  return { single, instances };
}

function touchedSeries(
  single: ReadonlyMap<string, GoogleEvent>,
  instances: ReadonlyMap<string, readonly GoogleEvent[]>,
  known: ReadonlyMap<string, string>,
): readonly TouchedSeries[] {
  const masters = [...single].filter(([id, item]) => instances.has(id) || item.recurrence?.length).map(([id]) => id);
  const ids = new Set([...masters, ...instances.keys()]);
  if (ids.size === 0) return [];
  const revisions = new Map<string, SourceRevision>();
  const detached = new Map<string, string[]>();
  for (const [id, text] of known) {
    const revision = parseRevision(id, text);
    if (revision === null) continue;
    revisions.set(id, revision);
    const from = revision.detachedFrom;
    if (from !== null && ids.has(from)) detached.set(from, [...(detached.get(from) ?? []), id]);
  }
  return [...ids].map((id) => {
    const series = new TouchedSeries(id, revisions.get(id) ?? null, detached.get(id) ?? []);
    const master = single.get(id);
    for (const item of [...(master ? [master] : []), ...(instances.get(id) ?? [])]) series.take(item);
    return series;
  });
}
