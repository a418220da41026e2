import type { CalendarEvent, EventOverride } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { OriginalStarts } from '../recurrence/original-starts.js';
import type { Series } from '../recurrence/series-starts.js';
import { endOf, lengthOf } from '../recurrence/span-length.js';
import type { ZoneBook } from '../recurrence/zone-book.js';
import type { InstanceExclusion, Judgement } from './judgement.js';

/** Original starts of one series, compared and written as its DTSTART is (RFC 5545 §3.8.5.1 asks for the same kind). */
export class SeriesClock {
  private readonly starts: OriginalStarts<never>;

  constructor(
    private readonly seriesStart: EventTime,
    private readonly book: ZoneBook,
  ) {
    this.starts = new OriginalStarts<never>(seriesStart, book);
  }

  /** Epoch milliseconds of the start that `named` stands for. */
  instantOf(named: EventTime): number {
    return this.starts.instantOf(named);
  }

  likeStart(named: EventTime): EventTime {
    return this.book.timeAt(this.instantOf(named), this.seriesStart);
  }
}

/** The series with `kept` as its only overrides, less `exclusions`, and with nothing of an original start before `from`. */
export function withoutInstances(
  series: Series,
  kept: readonly EventOverride[],
  exclusions: readonly InstanceExclusion[],
  from: number,
  book: ZoneBook,
): Extract<Judgement, { mirrored: true }> {
  const clock = new SeriesClock(series.start, book);
  const remains = (original: EventTime): boolean => clock.instantOf(original) >= from;
  const added = exclusions.map(({ recurrenceId }) => recurrenceId).filter(remains);
  const recurrence = {
    ...series.recurrence,
    exclusions: [
      ...series.recurrence.exclusions.filter((time) => from === -Infinity || remains(time)),
      ...added.map((time) => clock.likeStart(time)),
    ],
  };
  const overrides = kept.filter(({ recurrenceId }) => remains(recurrenceId));
  return { mirrored: true, event: { ...series, recurrence, overrides }, exclusions };
}

/**
 * A series of nothing but some of its overrides. One becomes a single event; several become a series without rule, whose
 * instances are given by DTSTART and RDATE and all overridden. Written with exclusions instead, it would need one for
 * each instance that is out, up to a horizon that moves.
 *
 * @param kept at least one
 */
export function onlyOverrides(series: Series, kept: readonly EventOverride[], book: ZoneBook): CalendarEvent {
  const clock = new SeriesClock(series.start, book);
  const instantOf = (override: EventOverride): number => clock.instantOf(override.recurrenceId);
  const overrides = kept.map((override) => ({ ...override, thisAndFuture: false }));
  const [first, ...rest] = overrides.sort((a, b) => instantOf(a) - instantOf(b));
  const said = { ...series, ...first, recurrenceId: null };
  if (first === undefined || rest.length === 0) return { ...said, recurrence: null, overrides: [] };
  const start = clock.likeStart(first.recurrenceId);
  const dates = rest.map((override) => ({ start: clock.likeStart(override.recurrenceId), end: null, duration: null }));
  return {
    ...said,
    start,
    end: endOf(start, lengthOf(series, book), book),
    duration: series.duration,
    recurrence: { rules: [], exceptionRules: [], dates, exclusions: [] },
    overrides,
  };
}
