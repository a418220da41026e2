import type { Event } from '@microsoft/microsoft-graph-types';
import { notFound } from './graph-request.js';
import { filterable } from './expand-event.js';
import type { HeldEvent } from './held-event.js';
import { instancesIn, type TimeWindow } from './instances.js';
import { type ItemName, itemId, readItemId } from './item-ids.js';
import type { HeldCalendar, Mailbox, SentMail } from './mailbox.js';
import { instantOf } from './placed-time.js';
import { readEvent } from './read-event.js';
import { showEvent, wholeOf } from './show-event.js';
import { createEvent, deleteEvent, patchEvent } from './write-event.js';

const PREFERENCES = { zone: 'UTC', body: 'text', immutableIds: false, pageSize: null, applied: [] } as const;

/** What a person can do to a calendar by Outlook, and what a test wants to see of it, without any request. */
export class OutlookUser {
  constructor(readonly mailbox: Mailbox) {}

  /** The directory's id. */
  get id(): string {
    return this.mailbox.person.id;
  }

  get mail(): string {
    return this.mailbox.person.mail;
  }

  /** Mails that were sent to attendees of this person's events. */
  get mails(): readonly SentMail[] {
    return this.mailbox.mails;
  }

  /** Id of the calendar that everyone has. */
  get calendarId(): string {
    return itemId({ key: this.mailbox.defaultCalendar.key, original: null }, false);
  }

  /** Makes one more calendar; its id. */
  addCalendar(name: string, traits: Partial<HeldCalendar> = {}): string {
    return itemId({ key: this.mailbox.addCalendar({ ...traits, name }).key, original: null }, false);
  }

  changeCalendar(id: string, traits: Partial<HeldCalendar>): void {
    this.mailbox.changeCalendar(this.calendarBy(id).key, traits);
  }

  removeCalendar(id: string): void {
    this.mailbox.removeCalendar(this.calendarBy(id).key);
  }

  /** Makes an event, in the words of the API; its id. */
  put(event: Event, calendarId = this.calendarId): string {
    const made = createEvent(this.mailbox, this.calendarBy(calendarId), readEvent(event));
    return itemId({ key: made.key, original: null }, false);
  }

  /** Changes an event, a series, or by the id of an instance that alone. */
  patch(id: string, changes: Event): void {
    const { event, name } = this.eventBy(id);
    patchEvent(this.mailbox, event, name, readEvent(changes));
  }

  /** Deletes an event, a series, or by the id of an instance that alone. */
  delete(id: string): void {
    const { event, name } = this.eventBy(id);
    deleteEvent(this.mailbox, event, name);
  }

  /** Moves an event to another calendar of the mailbox, under the same id. */
  move(id: string, calendarId: string): void {
    const { event } = this.eventBy(id);
    this.mailbox.move(event, this.calendarBy(calendarId).key);
  }

  /** Makes an event an invitation of someone else's, or says anything else of it that only the server can. */
  declare(id: string, values: Event): void {
    const { event } = this.eventBy(id);
    this.mailbox.keep({ ...event, values: { ...event.values, ...values } });
  }

  /** A new change key and nothing else, as Exchange gives one of its own accord some seconds after a create. */
  restamp(id: string): void {
    this.mailbox.keep(this.eventBy(id).event);
  }

  /** Id of a series' instance by its original start on the clock of the series, `YYYY-MM-DDTHH:MM:SS`. */
  instanceId(seriesId: string, original: string): string {
    return itemId({ key: this.eventBy(seriesId).name.key, original }, false);
  }

  /** What stands in a calendar: single events and masters in UTC, with all their extended properties. */
  events(calendarId = this.calendarId): readonly Event[] {
    const events = this.mailbox.eventsOf(this.calendarBy(calendarId).key).map(wholeOf);
    return events.map((whole) => ({ ...showEvent(whole, PREFERENCES), ...filterable(whole) }));
  }

  /** As a calendar shows a span of time (milliseconds): single events and instances by their starts, in UTC; instances with the extended properties of their series. */
  instances(window: TimeWindow, calendarId = this.calendarId): readonly Event[] {
    const held = this.mailbox.eventsOf(this.calendarBy(calendarId).key);
    const instances = held.flatMap((event) => instancesIn(event, window));
    const ordered = instances.sort((a, b) => instantOf(a.start) - instantOf(b.start));
    return ordered.map((one) => ({ ...showEvent(one, PREFERENCES), ...filterable(wholeOf(one.event)) }));
  }

  /** Every calendar of the mailbox: its id and name. */
  calendars(): readonly { readonly id: string; readonly name: string }[] {
    const held = [...this.mailbox.calendars.values()];
    return held.map(({ key, name }) => ({ id: itemId({ key, original: null }, false), name }));
  }

  /** Takes the licence of the mailbox away, or gives it back. */
  enable(enabled: boolean): void {
    this.mailbox.enabled = enabled;
  }

  private calendarBy(id: string): HeldCalendar {
    const calendar = this.mailbox.calendars.get(readItemId(id)?.key ?? '');
    if (calendar === undefined) throw notFound();
    return calendar;
  }

  private eventBy(id: string): { readonly event: HeldEvent; readonly name: ItemName } {
    const name = readItemId(id);
    const event = this.mailbox.events.get(name?.key ?? '');
    if (name === null || event === undefined) throw notFound();
    return { event, name };
  }
}
