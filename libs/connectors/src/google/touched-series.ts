import type { SourceRevision } from './source-revision.js';
import { type GoogleEvent, isCancelled } from './google-event.js';
import type { GoogleSeries } from './read-event.js';

/**
 * A series that a delta speaks of, put together from what the delta brings and what is remembered of it. What both lack
 * is asked for; of cancelled instances their ids say all.
 */
export class TouchedSeries {
  private master: GoogleEvent | null = null;
  private readonly exceptions = new Map<string, GoogleEvent>();
  private isGone = false;

  /**
   * @param known what the last snapshot remembers of the series; null where it does not show it
   * @param detached ids of its instances that stood for themselves, since the series was not shown
   */
  constructor(
    readonly id: string,
    private readonly known: SourceRevision | null,
    readonly detached: readonly string[],
  ) {}

  /** Takes the newest word on the series or one of its instances. */
  take(item: GoogleEvent): void {
    if (item.id !== this.id) {
      if (item.recurringEventId === this.id) this.exceptions.set(item.id ?? '', item);
    } else if (isCancelled(item)) this.isGone = true;
    else this.master = item;
  }

  /** An event that is asked for and is not there is gone. */
  lose(id: string): void {
    if (id === this.id) this.isGone = true;
    else this.exceptions.set(id, { id, etag: '', status: 'cancelled', recurringEventId: this.id });
  }

  /** Whether the calendar shows the series itself: whoever is invited to one instance alone sees that instance. */
  get isShown(): boolean {
    return !this.isGone && (this.master !== null || this.known !== null);
  }

  /** Ids of what has to be asked for: the series itself, and its other instances that differ. */
  get missing(): readonly string[] {
    if (!this.isShown) return [];
    const remembered = [
      ...[...(this.known?.exceptions ?? [])].flatMap(([id, etag]) => (etag === null ? [] : [id])),
      ...this.detached,
    ];
    const others = remembered.filter((id) => !this.exceptions.has(id));
    return [...(this.master === null ? [this.id] : []), ...new Set(others)];
  }

  /** The UID under which the series and all of its instances can be listed. */
  get iCalUID(): string {
    const said = [this.master, ...this.exceptions.values()].find((item) => item?.iCalUID);
    return said?.iCalUID ?? (this.known?.iCalUID || `${this.id}@google.com`);
  }

  /** All that there is of it; null while the series itself is not known. */
  get whole(): GoogleSeries | null {
    if (this.master === null || !this.isShown) return null;
    const cancelled = [...(this.known?.exceptions ?? [])]
      .filter(([id, etag]) => etag === null && !this.exceptions.has(id))
      .map(([id]): GoogleEvent => ({ id, etag: '', status: 'cancelled', recurringEventId: this.id }));
    // One that stopped to repeat has no instances.
    if (!this.master.recurrence?.length) return { master: this.master, exceptions: [] };
    return { master: this.master, exceptions: [...this.exceptions.values(), ...cancelled] };
  }

  /** Instances that the delta brought of a series that is not shown. */
  get strays(): readonly GoogleEvent[] {
    return [...this.exceptions.values()];
  }
}
