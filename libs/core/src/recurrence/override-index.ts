import type { CalendarEvent, EventOverride } from '../event/calendar-event.js';
import type { Instance } from '../event/instance.js';
import { OriginalStarts, type SeriesStart } from './original-starts.js';
import { endOf, lengthOf, type SpanLength } from './span-length.js';
import type { ZoneBook } from './zone-book.js';

/** RANGE=THISANDFUTURE (RFC 5545 §3.2.13): moves and replaces all instances from `from` on. */
interface FutureOverride {
  readonly override: EventOverride;
  readonly from: number;
  readonly length: SpanLength;
}

/** The overrides of one event, found by the start that each replaces. */
export class OverrideIndex {
  private readonly single: OriginalStarts<EventOverride>;
  /** Latest first. */
  private readonly future: readonly FutureOverride[];

  constructor(
    private readonly event: CalendarEvent,
    private readonly book: ZoneBook,
  ) {
    this.single = new OriginalStarts(event.start, book);
    for (const override of event.overrides) this.single.add(override.recurrenceId, override);
    this.future = event.overrides
      .filter((override) => override.thisAndFuture)
      .map((override) => ({
        override,
        from: this.single.instantOf(override.recurrenceId),
        length: lengthOf(override, book),
      }))
      .sort((a, b) => b.from - a.from);
  }

  /** Milliseconds by which an instance can lie away from, or reach beyond, the start that a rule gives it. */
  get reach(): number {
    return Math.max(
      0,
      ...this.future.map(
        ({ override, from, length }) => Math.abs(this.book.instantOf(override.start) - from) + length.onClock,
      ),
    );
  }

  /**
   * The overridden instances themselves, less the cancelled ones. Those whose start no rule gives are among them:
   * sources keep them after a series was cut or changed, and go on showing them.
   */
  instances(): readonly Instance[] {
    return this.event.overrides
      .filter((override) => override.status !== 'cancelled')
      .map((override) => ({
        recurrenceId: this.book.timeAt(this.single.instantOf(override.recurrenceId), this.event.start),
        start: override.start,
        end: override.end,
        override,
      }));
  }

  /** Whether an override of its own stands for the instance at this start. */
  replaces(start: SeriesStart): boolean {
    return this.single.find(start) !== undefined;
  }

  /** The instance as moved by the last THISANDFUTURE before it; null where that cancelled it, undefined where there is none. */
  moved(original: SeriesStart): Instance | null | undefined {
    const found = this.future.find(({ from }) => from <= original.instant);
    if (!found) return undefined;
    const { override, from, length } = found;
    if (override.status === 'cancelled') return null;
    const { book } = this;
    const start = sameClock(override, original)
      ? book.timeOf(original.wall + book.wallOf(override.start) - book.wallAt(from, original.time), override.start)
      : book.timeAt(original.instant + book.instantOf(override.start) - from, override.start);
    return { recurrenceId: original.time, start, end: endOf(start, length, book), override };
  }
}

function sameClock({ start }: EventOverride, { time }: SeriesStart): boolean {
  return start.kind === 'zoned' && time.kind === 'zoned' ? start.zone === time.zone : start.kind === time.kind;
}
