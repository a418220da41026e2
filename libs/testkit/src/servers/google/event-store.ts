import type { GoogleClock } from './google-clock.js';
import type { StoredEvent } from './google-event.js';

/** An event as it is to be kept; what counts writes is added. */
export type EventDraft = Omit<StoredEvent, 'stamp' | 'version' | 'updated'>;

/** What a store holds, in plain values. */
export interface HeldEvents {
  readonly version: number;
  readonly generation: number;
  readonly events: readonly StoredEvent[];
}

/** Events of one calendar with tombstones and changed instances, by id, each in its last state. */
export class EventStore {
  /** Counts changes; a sync token names one. */
  version = 0;
  /** Sync tokens of an earlier generation are no longer good. */
  generation = 0;
  private readonly events = new Map<string, StoredEvent>();
  private readonly exceptions = new Map<string, Set<string>>();

  constructor(
    private readonly clock: GoogleClock,
    private readonly changed: (event: StoredEvent) => void,
  ) {}

  find(id: string): StoredEvent | null {
    return this.events.get(id) ?? null;
  }

  all(): StoredEvent[] {
    return [...this.events.values()];
  }

  /** Instances of a series that differ from it, the cancelled ones too. */
  exceptionsOf(master: string): StoredEvent[] {
    return [...(this.exceptions.get(master) ?? [])].flatMap((id) => this.events.get(id) ?? []);
  }

  withUid(iCalUID: string): StoredEvent | null {
    return this.all().find((event) => event.iCalUID === iCalUID && event.instanceOf === null) ?? null;
  }

  save(draft: EventDraft): StoredEvent {
    const event = {
      ...draft,
      updated: this.clock.now(),
      stamp: this.clock.stamp(),
      version: (this.version += 1),
    };
    this.hold(event);
    this.changed(event);
    return event;
  }

  held(): HeldEvents {
    return { version: this.version, generation: this.generation, events: this.all() };
  }

  /** Goes on from what another store held; nobody is told of it. */
  refill({ version, generation, events }: HeldEvents): void {
    Object.assign(this, { version, generation });
    for (const event of events) this.hold(event);
  }

  private hold(event: StoredEvent): void {
    this.events.set(event.id, event);
    if (!event.instanceOf) return;
    const siblings = this.exceptions.get(event.instanceOf.master) ?? new Set();
    this.exceptions.set(event.instanceOf.master, siblings.add(event.id));
  }
}
