import type { CalendarColor } from '@microsoft/microsoft-graph-types';
import type { HeldEvent } from './held-event.js';

export interface Person {
  /** The directory's id. */
  readonly id: string;
  /** Mail address and user principal name, in lower case. */
  readonly mail: string;
  readonly name: string;
}

export interface HeldCalendar {
  readonly key: string;
  readonly name: string;
  readonly color: CalendarColor;
  readonly canEdit: boolean;
  readonly isDefault: boolean;
  /** Whose it is, where it is shared with the mailbox. */
  readonly owner: Person;
}

/** A mail that Exchange would have sent to an attendee. */
export interface SentMail {
  readonly kind: 'invitation' | 'update' | 'cancellation';
  readonly from: string;
  readonly to: string;
  readonly subject: string;
}

export type ChangeKind = 'created' | 'updated' | 'deleted';

export interface MailboxChange {
  readonly kind: ChangeKind;
  readonly event: HeldEvent;
}

interface Change {
  readonly revision: number;
  readonly calendarKey: string;
  readonly eventKey: string;
}

/** A mailbox with all that is in it, in values that can be written down. */
export interface HeldMailbox {
  readonly person: Person;
  readonly enabled: boolean;
  readonly zone: string;
  readonly revision: number;
  readonly made: number;
  readonly calendars: readonly HeldCalendar[];
  readonly events: readonly HeldEvent[];
  readonly changes: readonly Change[];
}

/** A mailbox with its calendars and what happened to them. */
export class Mailbox {
  readonly calendars = new Map<string, HeldCalendar>();
  readonly events = new Map<string, HeldEvent>();
  /** Without a licence, or switched off: nothing of it can be reached. */
  enabled = true;
  /** Zone that the person chose, by its Windows name. */
  zone = 'W. Europe Standard Time';
  readonly mails: SentMail[] = [];
  revision = 0;
  private changes: Change[] = [];
  private made = 0;

  constructor(
    readonly person: Person,
    private readonly observe: (mailbox: Mailbox, change: MailboxChange) => void,
    readonly now: () => number,
  ) {
    this.addCalendar({ name: 'Calendar', isDefault: true });
  }

  get defaultCalendar(): HeldCalendar {
    const found = [...this.calendars.values()].find(({ isDefault }) => isDefault);
    if (found === undefined) throw new Error(`${this.person.mail} has no default calendar.`);
    return found;
  }

  addCalendar(traits: Partial<HeldCalendar>): HeldCalendar {
    const key = this.nextKey('calendar');
    const calendar = {
      color: 'auto',
      canEdit: true,
      isDefault: false,
      owner: this.person,
      name: '',
      ...traits,
      key,
    } as const;
    this.calendars.set(key, calendar);
    return calendar;
  }

  changeCalendar(key: string, traits: Partial<HeldCalendar>): HeldCalendar {
    const calendar = { ...this.calendars.get(key)!, ...traits };
    this.calendars.set(key, calendar);
    return calendar;
  }

  removeCalendar(key: string): void {
    this.calendars.delete(key);
    for (const event of this.eventsOf(key)) this.remove(event);
  }

  eventsOf(calendarKey: string): readonly HeldEvent[] {
    return [...this.events.values()].filter((event) => event.calendarKey === calendarKey);
  }

  /** A name that no other thing of this mailbox has or had. */
  nextKey(kind: string): string {
    this.made += 1;
    return `${this.person.mail}/${kind}-${String(this.made).padStart(6, '0')}`;
  }

  /** Holds an event as it is now, as a new revision of it. */
  keep(event: Omit<HeldEvent, 'revision' | 'modified'>): HeldEvent {
    const kind = this.events.has(event.key) ? 'updated' : 'created';
    const kept = { ...event, revision: this.note(event), modified: this.now() };
    this.events.set(kept.key, kept);
    this.observe(this, { kind, event: kept });
    return kept;
  }

  /** To another calendar: it is gone from the one that it was in. */
  move(event: HeldEvent, calendarKey: string): void {
    this.note(event);
    this.keep({ ...event, calendarKey });
  }

  remove(event: HeldEvent): void {
    this.note(event);
    this.events.delete(event.key);
    this.observe(this, { kind: 'deleted', event });
  }

  /** Keys of what changed in a calendar after a revision, each once. */
  changedSince(calendarKey: string, revision: number): ReadonlySet<string> {
    const keys = new Set<string>();
    for (let index = this.changes.length - 1; index >= 0; index -= 1) {
      const change = this.changes[index]!;
      if (change.revision <= revision) break;
      if (change.calendarKey === calendarKey) keys.add(change.eventKey);
    }
    return keys;
  }

  held(): HeldMailbox {
    const { person, enabled, zone, revision, made, changes } = this;
    const [calendars, events] = [[...this.calendars.values()], [...this.events.values()]];
    return { person, enabled, zone, revision, made, changes, calendars, events };
  }

  /** Goes on from what a mailbox of this person held; nobody is told of it. */
  refill({ enabled, zone, revision, made, calendars, events, changes }: HeldMailbox): void {
    Object.assign(this, { enabled, zone, revision, made, changes: [...changes] });
    this.calendars.clear();
    for (const calendar of calendars) this.calendars.set(calendar.key, calendar);
    for (const event of events) this.events.set(event.key, event);
  }

  private note({ calendarKey, key }: { readonly calendarKey: string; readonly key: string }): number {
    this.revision += 1;
    this.changes.push({ revision: this.revision, calendarKey, eventKey: key });
    return this.revision;
  }
}
