import { randomBytes } from 'node:crypto';
import { EventStore, type HeldEvents } from './event-store.js';
import type { GoogleClock } from './google-clock.js';
import type { StoredEvent } from './google-event.js';

export const ROLES = ['none', 'freeBusyReader', 'reader', 'writer', 'owner'] as const;
export type AccessRole = (typeof ROLES)[number];

export interface CalendarTraits {
  readonly summary: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly timeZone: string;
  /** An id of the colours for calendars. */
  readonly colorId: string;
}

/** A calendar with all that stands in it, in plain values. */
export interface HeldCalendar extends HeldEvents {
  readonly id: string;
  readonly owner: string;
  readonly traits: CalendarTraits;
  readonly roles: readonly (readonly [mailbox: string, role: AccessRole])[];
  readonly deleted: boolean;
}

/** One calendar: what it says about itself, who may do what in it, and its events. */
export class GoogleCalendar {
  readonly store: EventStore;
  /** Only the people named here see it at all. */
  private readonly roles = new Map<string, AccessRole>();
  private etagStamp: number;
  /** Gone for everybody. */
  deleted = false;
  /** Every page of a listing names itself as the next one, from now on. */
  loopsPages = false;
  /** Events on a page at the most, whatever is asked for: Google may give fewer. */
  pageLimit = 2500;

  constructor(
    readonly id: string,
    readonly owner: string,
    public traits: CalendarTraits,
    private readonly clock: GoogleClock,
    changed: (calendar: GoogleCalendar, event: StoredEvent) => void,
  ) {
    this.store = new EventStore(clock, (event) => changed(this, event));
    this.roles.set(owner, 'owner');
    this.etagStamp = clock.stamp();
  }

  static secondaryId(): string {
    return `c_${randomBytes(16).toString('hex')}@group.calendar.google.com`;
  }

  get isPrimary(): boolean {
    return this.id === this.owner;
  }

  get etag(): string {
    return `"${this.etagStamp}"`;
  }

  roleOf(mailbox: string): AccessRole {
    return this.roles.get(mailbox) ?? 'none';
  }

  /** Gives somebody a role, or takes it away; sync tokens end with a change of access, as Google says they may. */
  share(mailbox: string, role: AccessRole): this {
    this.roles.set(mailbox, role);
    this.store.generation += 1;
    this.etagStamp = this.clock.stamp();
    return this;
  }

  held(): HeldCalendar {
    const { id, owner, traits, deleted } = this;
    return { id, owner, traits, deleted, roles: [...this.roles], ...this.store.held() };
  }

  /** Goes on from what a calendar of this id held. */
  refill({ traits, roles, deleted, ...events }: HeldCalendar): void {
    Object.assign(this, { traits, deleted });
    for (const [mailbox, role] of roles) this.roles.set(mailbox, role);
    this.store.refill(events);
  }

  rename(traits: Partial<CalendarTraits>): this {
    this.traits = { ...this.traits, ...traits };
    this.etagStamp = this.clock.stamp();
    return this;
  }
}

/** Whether a role holds what another one does. */
export const reaches = (role: AccessRole, wanted: AccessRole): boolean => ROLES.indexOf(role) >= ROLES.indexOf(wanted);
