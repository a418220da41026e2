import type { CalendarEvent } from '../event/calendar-event.js';
import type { CustomZone, EventTime } from '../event/event-time.js';
import { speltTime } from '../event/spelt-time.js';
import { OriginalStarts } from '../recurrence/original-starts.js';
import { RecurrenceFault } from '../recurrence/recurrence-fault.js';
import { type Series, startsOf } from '../recurrence/series-starts.js';
import { formatInstant } from '../recurrence/wall-clock.js';
import { ZoneBook } from '../recurrence/zone-book.js';
import { compareTexts } from './known-message.js';

/** An instance that a message names. */
export interface NamedInstance {
  /** The same for all names of one instance. */
  readonly key: string;
  /** Its original start in epoch milliseconds; NaN where it cannot be read. */
  readonly at: number;
}

/** By original start, those that cannot be read last. */
export function compareStarts(one: NamedInstance, other: NamedInstance): number {
  const placeOf = ({ at }: NamedInstance): number => (Number.isNaN(at) ? Number.MAX_VALUE : at);
  return placeOf(one) - placeOf(other) || compareTexts(one.key, other.key);
}

/** Tells which instances RECURRENCE-IDs mean, in whatever form and zone they are written. */
export class InstanceNames {
  private readonly book: ZoneBook;
  private readonly starts: OriginalStarts<never> | null;

  /** @param series null where it is not known: then a day, a floating time and a moment never mean the same */
  constructor(private readonly series: CalendarEvent | null) {
    this.book = new ZoneBook(series?.zones ?? []);
    this.starts = series && new OriginalStarts<never>(series.start, this.book);
  }

  /** @param zones definitions that come with the message */
  find(named: EventTime, zones: readonly CustomZone[]): NamedInstance {
    const at = unlessFaulty(NaN, () => {
      const time = withoutOwnZone(named, zones);
      return this.starts?.instantOf(time) ?? this.book.instantOf(time);
    });
    const form = this.starts || named.kind === 'zoned' ? 'instant' : named.kind;
    return { key: Number.isNaN(at) ? speltTime(named) : `${form} ${at}`, at };
  }

  /** The start in the form in which the series is written; null where that, or the start, is not known. */
  timeOf({ at }: NamedInstance): EventTime | null {
    const { series } = this;
    if (series === null || Number.isNaN(at)) return null;
    return unlessFaulty(null, () => this.book.timeAt(at, series.start));
  }
}

/** Which of some instants the recurrence set of a series has, exclusions and all; every one, where it cannot be expanded. */
export function startsAmong(series: CalendarEvent, instants: readonly number[]): (at: number) => boolean {
  const asked = instants.filter((at) => !Number.isNaN(at));
  if (asked.length === 0) return () => true;
  const found = unlessFaulty(null, () => {
    const book = new ZoneBook(series.zones);
    if (!isSeries(series)) return new Set([book.instantOf(series.start)]);
    const walls = asked.map((at) => book.wallAt(at, series.start));
    const [from, to] = [walls.reduce((a, b) => Math.min(a, b)), walls.reduce((a, b) => Math.max(a, b))];
    return new Set(startsOf(series, from, to, book).map(({ instant }) => instant));
  });
  return (at) => found === null || Number.isNaN(at) || found.has(at);
}

/** A time that can be read without the definitions of its own mail. */
function withoutOwnZone(time: EventTime, zones: readonly CustomZone[]): EventTime {
  const isOwn = time.kind === 'zoned' && zones.some(({ id }) => id === time.zone);
  return isOwn ? { kind: 'instant', instant: formatInstant(new ZoneBook(zones).instantOf(time)) } : time;
}

function isSeries(event: CalendarEvent): event is Series {
  return event.recurrence !== null;
}

export function unlessFaulty<T>(otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RecurrenceFault) return otherwise;
    throw error;
  }
}
