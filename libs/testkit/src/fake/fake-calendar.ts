import type { CalendarEvent } from '@calmirror/core';

export interface FakeObject {
  readonly event: CalendarEvent;
  readonly revision: string;
}

/** One calendar of the fake provider: what it holds, and what happened to it in which order. */
export class FakeCalendar {
  private readonly objects = new Map<string, FakeObject>();
  private readonly changes: string[] = [];

  constructor(
    readonly id: string,
    readonly name: string,
    /** Called after each change. */
    private readonly changed: () => void = () => undefined,
  ) {}

  /** Number of changes so far; a position that `changedSince` takes. */
  get version(): number {
    return this.changes.length;
  }

  all(): readonly FakeObject[] {
    return [...this.objects.values()];
  }

  get(id: string): FakeObject | undefined {
    return this.objects.get(id);
  }

  put(event: CalendarEvent): FakeObject {
    const object = { event, revision: `r${this.changes.push(event.id)}` };
    this.objects.set(event.id, object);
    this.changed();
    return object;
  }

  delete(id: string): void {
    if (!this.objects.delete(id)) return;
    this.changes.push(id);
    this.changed();
  }

  /** Makes the calendar hold exactly these events; those that are the same are left as they are. */
  hold(events: readonly CalendarEvent[]): void {
    const wanted = new Set(events.map(({ id }) => id));
    for (const id of [...this.objects.keys()]) if (!wanted.has(id)) this.delete(id);
    for (const event of events)
      if (JSON.stringify(this.objects.get(event.id)?.event) !== JSON.stringify(event)) this.put(event);
  }

  changedSince(version: number): readonly string[] {
    return [...new Set(this.changes.slice(version))];
  }
}
