import { randomBytes } from 'node:crypto';
import { canGoOn, checkBesideToken, type EventQuery, isOfType, isWanted, readQuery } from './event-query.js';
import { startsOf } from './event-instances.js';
import { momentOfTime, stampOf } from './event-times.js';
import { showEvent, type Viewer } from './event-view.js';
import { asItStands, instanceAt } from './series-instances.js';
import type { GoogleCalendar } from './google-calendar.js';
import type { StoredEvent } from './google-event.js';
import { refuse } from './google-refusal.js';
import { syncTokenAt, versionOf } from './listing-tokens.js';

/** Listings under way that are remembered; who is so slow begins anew. */
const MOST_STARTED = 1000;

/** The rest of a listing whose first pages were given. It is of the moment of its first page, whatever happens meanwhile. */
interface Started {
  readonly calendar: string;
  readonly query: EventQuery;
  readonly events: readonly StoredEvent[];
  /** Null where the read is none to go on from. */
  readonly syncToken: string | null;
  /** Deletions without what they said. */
  readonly bare: boolean;
}

/** Listings that go over several pages. */
export class EventListings {
  private readonly started = new Map<string, Started>();

  /** One page of a calendar's events, in the words of the API. */
  page(calendar: GoogleCalendar, query: URLSearchParams, role: Viewer['role'], now: number): object {
    return this.shown(calendar, query, role, now, () => this.start(calendar, query, now));
  }

  /** One page of the instances of a series. */
  instancesPage(
    calendar: GoogleCalendar,
    master: StoredEvent,
    parameters: URLSearchParams,
    role: Viewer['role'],
    now: number,
  ): object {
    return this.shown(calendar, parameters, role, now, () => {
      const query = { ...readQuery(parameters, now), singleEvents: true };
      const all = [master, ...calendar.store.exceptionsOf(master.id)];
      const events = expanded(calendar, all, query)
        .map((event) => asItStands(calendar, event))
        .filter((event) => isWanted(event, calendar, query) && isShown(event, calendar, query));
      return { calendar: calendar.id, query, events, syncToken: null, bare: false };
    });
  }

  private shown(
    calendar: GoogleCalendar,
    parameters: URLSearchParams,
    role: Viewer['role'],
    now: number,
    start: () => Started,
  ): object {
    const pageToken = parameters.get('pageToken');
    const going = pageToken === null ? start() : this.started.get(pageToken);
    if (going?.calendar !== calendar.id) throw refuse.invalid('Invalid page token value.', 'pageToken');
    const size = Math.min(going.query.maxResults, calendar.pageLimit);
    const { timeZone, maxAttendees } = going.query;
    const viewer = { role, zone: timeZone, bare: going.bare, maxAttendees };
    const rest = { ...going, events: going.events.slice(size) };
    return {
      kind: 'calendar#events',
      etag: `"p${calendar.store.version}"`,
      summary: calendar.traits.summary,
      ...(calendar.traits.description === null ? {} : { description: calendar.traits.description }),
      updated: new Date(now).toISOString(),
      timeZone: timeZone ?? calendar.traits.timeZone,
      accessRole: role,
      defaultReminders: [],
      ...this.goingOn(calendar, going, rest, pageToken),
      items: going.events.slice(0, size).map((event) => showEvent(event, calendar, viewer)),
    };
  }

  private goingOn(calendar: GoogleCalendar, going: Started, rest: Started, pageToken: string | null): object {
    if (rest.events.length === 0 && !calendar.loopsPages)
      return going.syncToken === null ? {} : { nextSyncToken: going.syncToken };
    const token = calendar.loopsPages && pageToken !== null ? pageToken : randomBytes(12).toString('base64url');
    this.started.set(token, calendar.loopsPages ? going : rest);
    const [oldest = ''] = this.started.keys();
    if (this.started.size > MOST_STARTED) this.started.delete(oldest);
    return { nextPageToken: token };
  }

  private start(calendar: GoogleCalendar, parameters: URLSearchParams, now: number): Started {
    const syncToken = parameters.get('syncToken');
    if (syncToken !== null) checkBesideToken(parameters);
    const query = readQuery(parameters, now);
    const since = syncToken === null ? null : versionOf(syncToken, calendar, query);
    const events = since === null ? wholeOf(calendar, query) : changedSince(calendar, query, since);
    return {
      calendar: calendar.id,
      query,
      events: ordered(events, calendar, query),
      syncToken: canGoOn(query) ? syncTokenAt(calendar, calendar.store.version, query) : null,
      bare: since !== null && query.showDeleted !== true,
    };
  }
}

function wholeOf(calendar: GoogleCalendar, query: EventQuery): StoredEvent[] {
  const shown = query.singleEvents ? expanded(calendar, calendar.store.all(), query) : calendar.store.all();
  return shown
    .map((event) => asItStands(calendar, event))
    .filter((event) => isWanted(event, calendar, query) && isShown(event, calendar, query));
}

/**
 * All that changed, wherever in time it is now: a delta knows no span. Of a series, read as instances, all instances are
 * told, but not those that fell out of it by a change of its rule.
 */
function changedSince(calendar: GoogleCalendar, query: EventQuery, since: number): StoredEvent[] {
  const changed = calendar.store.all().filter((event) => event.version > since);
  const shown = query.singleEvents ? expanded(calendar, changed, query) : changed;
  return shown.map((event) => asItStands(calendar, event)).filter((event) => isOfType(event, query));
}

/** Deleted events where they are asked for, and cancelled instances of a series that goes on. */
function isShown(event: StoredEvent, calendar: GoogleCalendar, query: EventQuery): boolean {
  if (event.status !== 'cancelled' || query.showDeleted === true || query.updatedMin !== null) return true;
  const master = event.instanceOf && calendar.store.find(event.instanceOf.master);
  return !query.singleEvents && master !== null && master.status !== 'cancelled';
}

/** Single events and instances; those that are kept by themselves stand for what the series says of them. */
function expanded(calendar: GoogleCalendar, events: readonly StoredEvent[], query: EventQuery): StoredEvent[] {
  return events.flatMap((event) => {
    if (!event.recurrence) return [event];
    const own = new Set(calendar.store.exceptionsOf(event.id).map(({ id }) => id));
    return startsOf(event, calendar.traits.timeZone, query.span)
      .filter((start) => !own.has(`${event.id}_${stampOf(start)}`))
      .map((start) => instanceAt(event, start));
  });
}

/** Stable and of no meaning where no order is asked for: an instance may come before its series, on another page. */
function ordered(events: readonly StoredEvent[], calendar: GoogleCalendar, { orderBy }: EventQuery): StoredEvent[] {
  const start = (event: StoredEvent): number => momentOfTime(event.start, calendar.traits.timeZone);
  if (orderBy === 'startTime') return events.toSorted((a, b) => start(a) - start(b));
  if (orderBy === 'updated') return events.toSorted((a, b) => a.updated - b.updated);
  return events.toSorted((a, b) => (backwards(a.id) < backwards(b.id) ? -1 : 1));
}

const backwards = (id: string): string => [...id].reverse().join('');
