import type { EventTime } from '../event/event-time.js';
import type { ZoneBook } from './zone-book.js';
import { dayOf, type Wall } from './wall-clock.js';

/** One start of a series, before any override. */
export interface SeriesStart {
  readonly time: EventTime;
  readonly instant: number;
  readonly wall: Wall;
}

/**
 * Finds what belongs to a start of a series by the start that the source names (EXDATE, RECURRENCE-ID). Those should
 * be written in the series' own form, and often are not: a date names each instance of that day, a floating time is on
 * the series' clock, any other time is the same instant.
 */
export class OriginalStarts<T> {
  private readonly byInstant = new Map<number, T>();
  private readonly byDay = new Map<Wall, T>();

  constructor(
    private readonly seriesStart: EventTime,
    private readonly book: ZoneBook,
  ) {}

  add(named: EventTime, value: T): void {
    if (this.namesDay(named)) this.byDay.set(dayOf(this.book.wallOf(named)), value);
    else this.byInstant.set(this.instantOf(named), value);
  }

  find(start: SeriesStart): T | undefined {
    return this.byInstant.get(start.instant) ?? (this.byDay.size > 0 ? this.byDay.get(dayOf(start.wall)) : undefined);
  }

  /** The start that a source names, as an instant of this series. */
  instantOf(named: EventTime): number {
    if (this.seriesStart.kind === 'date') {
      return this.book.instantOf(this.book.timeOf(this.book.wallOf(named), this.seriesStart));
    }
    if (named.kind === 'date') {
      const timeOfDay = this.book.wallOf(this.seriesStart) - dayOf(this.book.wallOf(this.seriesStart));
      return this.book.instantOf(this.book.timeOf(this.book.wallOf(named) + timeOfDay, this.seriesStart));
    }
    const sameClock = named.kind === 'floating' || this.seriesStart.kind === 'floating';
    return sameClock
      ? this.book.instantOf(this.book.timeOf(this.book.wallOf(named), this.seriesStart))
      : this.book.instantOf(named);
  }

  private namesDay(named: EventTime): boolean {
    return named.kind === 'date' || this.seriesStart.kind === 'date';
  }
}
