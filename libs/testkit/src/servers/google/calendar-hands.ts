import { EventListings } from './event-listing.js';
import { OWN_VIEW, showEvent } from './event-view.js';
import type { WriteWishes } from './event-draft.js';
import { deleteEvent, insertEvent, patchEvent, replaceEvent } from './event-writing.js';
import { standingEvent } from './series-instances.js';
import type { Body } from './google-call.js';
import type { AccessRole, CalendarTraits, GoogleCalendar } from './google-calendar.js';
import type { GoogleEvent } from './google-event.js';

/** A test's own hands on one calendar: what a person does in the web page, without a request. */
export class CalendarHands {
  constructor(
    private readonly calendar: GoogleCalendar,
    private readonly now: () => number,
  ) {}

  get id(): string {
    return this.calendar.id;
  }

  get owner(): string {
    return this.calendar.owner;
  }

  get name(): string {
    return this.calendar.traits.summary;
  }

  /** Puts an event as the API would take it, or as Google itself makes one; what stands under the id is replaced. */
  put(event: Body): GoogleEvent {
    const { id } = event;
    const stands = typeof id === 'string' && this.calendar.store.find(id) !== null;
    return this.show(
      stands ? replaceEvent(this.calendar, id, event, this.wishes()) : insertEvent(this.calendar, event, this.wishes()),
    );
  }

  /** Changes what is named of an event or an instance; null takes it away. */
  patch(id: string, changes: Body): GoogleEvent {
    return this.show(patchEvent(this.calendar, id, changes, this.wishes()));
  }

  delete(id: string): void {
    deleteEvent(this.calendar, id, this.wishes());
  }

  /** An event, a tombstone or an instance. */
  get(id: string): GoogleEvent {
    return this.show(standingEvent(this.calendar, id));
  }

  /** All that stands: single events, series and the instances that differ from theirs, no deleted ones. */
  events(): GoogleEvent[] {
    return this.everything().filter(({ status }) => status !== 'cancelled');
  }

  /** As a calendar shows a span of time: single events and instances, by their starts. Times as RFC 3339 has them. */
  instances(from: string, to: string): GoogleEvent[] {
    const query = { singleEvents: 'true', orderBy: 'startTime', timeMin: from, timeMax: to, maxResults: '2500' };
    const page = new EventListings().page(this.calendar, new URLSearchParams(query), 'owner', this.now());
    return (page as { readonly items: GoogleEvent[] }).items;
  }

  /** Deleted events and cancelled instances as well. */
  everything(): GoogleEvent[] {
    return this.calendar.store.all().map((event) => this.show(standingEvent(this.calendar, event.id)));
  }

  share(mailbox: string, role: AccessRole): this {
    this.calendar.share(mailbox, role);
    return this;
  }

  rename(traits: Partial<CalendarTraits>): this {
    this.calendar.rename(traits);
    return this;
  }

  /** Gone, for everybody. */
  remove(): void {
    this.calendar.deleted = true;
  }

  /** Sync tokens that were given out are answered 410 from now on. */
  expireSyncTokens(): void {
    this.calendar.store.generation += 1;
  }

  /** Pages of listings name themselves as the next one, for ever. */
  loopPages(loops = true): void {
    this.calendar.loopsPages = loops;
  }

  /** So many events on a page at the most. */
  limitPages(limit: number): void {
    this.calendar.pageLimit = limit;
  }

  private wishes(): WriteWishes {
    return { actor: this.calendar.owner, now: this.now(), conferenceDataVersion: 1, ifMatch: null, asGoogle: true };
  }

  private show(event: Parameters<typeof showEvent>[0]): GoogleEvent {
    return showEvent(event, this.calendar, OWN_VIEW);
  }
}
