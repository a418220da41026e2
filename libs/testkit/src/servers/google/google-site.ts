import { type CalendarTraits, GoogleCalendar, type HeldCalendar } from './google-calendar.js';
import type { GoogleClock } from './google-clock.js';
import type { StoredEvent } from './google-event.js';
import { refuse } from './google-refusal.js';
import { type AccessRole, reaches } from './google-calendar.js';

/** A person of the organisation, with a mailbox. */
export interface GoogleUser {
  readonly mailbox: string;
  readonly name: string;
  /** Digits, as the directory names people. */
  readonly id: string;
  /** May list the people of the organisation. */
  admin: boolean;
  /** A disabled account: its tokens are good for nothing any more. */
  suspended: boolean;
}

/** All that a site holds, in plain values. */
export interface HeldSite {
  readonly users: readonly GoogleUser[];
  readonly calendars: readonly HeldCalendar[];
}

const PLAIN: CalendarTraits = {
  summary: '',
  description: null,
  location: null,
  timeZone: 'Europe/Berlin',
  colorId: '14',
};

/** People and calendars of one server. */
export class GoogleSite {
  readonly users = new Map<string, GoogleUser>();
  readonly calendars = new Map<string, GoogleCalendar>();

  constructor(
    readonly clock: GoogleClock,
    private readonly changed: (calendar: GoogleCalendar, event: StoredEvent) => void,
  ) {}

  /** A person with the calendar that each has. */
  addUser(mailbox: string, traits: Partial<GoogleUser> = {}, calendar: Partial<CalendarTraits> = {}): GoogleUser {
    const id = `1000000000000000${String(this.users.size + 1).padStart(5, '0')}`;
    const user = { mailbox, name: mailbox, id, admin: false, suspended: false, ...traits };
    this.users.set(mailbox, user);
    this.make(mailbox, mailbox, { summary: mailbox, ...calendar });
    return user;
  }

  /** Another calendar of a person. */
  addCalendar(owner: string, traits: Partial<CalendarTraits>): GoogleCalendar {
    return this.make(GoogleCalendar.secondaryId(), owner, traits);
  }

  /** What a person calls so, if that person may do so much there. */
  calendar(name: string, mailbox: string, wanted: AccessRole): GoogleCalendar {
    const calendar = this.calendars.get(name === 'primary' ? mailbox : name);
    const role = calendar === undefined || calendar.deleted ? 'none' : calendar.roleOf(mailbox);
    if (calendar === undefined || role === 'none') throw refuse.notFound();
    if (!reaches(role, wanted)) throw wanted === 'owner' ? refuse.ownerNeeded() : refuse.writerNeeded();
    return calendar;
  }

  /** All that a person sees, in the order of their making. */
  visibleTo(mailbox: string): GoogleCalendar[] {
    return [...this.calendars.values()].filter((calendar) => !calendar.deleted && calendar.roleOf(mailbox) !== 'none');
  }

  held(): HeldSite {
    return { users: [...this.users.values()], calendars: [...this.calendars.values()].map((one) => one.held()) };
  }

  /** Goes on from what another site held. */
  refill({ users, calendars }: HeldSite): void {
    for (const user of users) this.users.set(user.mailbox, user);
    for (const held of calendars) this.make(held.id, held.owner, held.traits).refill(held);
  }

  private make(id: string, owner: string, traits: Partial<CalendarTraits>): GoogleCalendar {
    const calendar = new GoogleCalendar(id, owner, { ...PLAIN, ...traits }, this.clock, this.changed);
    this.calendars.set(id, calendar);
    return calendar;
  }
}
