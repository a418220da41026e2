import type { EventOverride, EventSpan } from '../event/calendar-event.js';
import type { TimeWindow } from '../event/instance.js';
import type { Series } from '../recurrence/series-starts.js';
import type { ZoneBook } from '../recurrence/zone-book.js';
import { quarterStart } from '../window/horizon.js';
import { LEAVING_MARGIN } from '../window/window-edges.js';
import { placeOf } from './bound-series.js';
import type { SeriesInstance } from './series-instances.js';
import { SeriesClock } from './series-parts.js';

/** How a series starts when its past is left out. */
export interface LaterStart {
  readonly span: Pick<EventSpan, 'start' | 'end'>;
  /** Original start, in epoch milliseconds, before which nothing is left. */
  readonly from: number;
  /** Place of the last instance, where COUNT has to give way to UNTIL; null where the series starts as it did. */
  readonly last: number | null;
}

interface Kept {
  /** All starts of the recurrence set. */
  readonly starts: readonly SeriesInstance[];
  readonly kept: readonly SeriesInstance[];
  readonly keptSingles: readonly EventOverride[];
  readonly window: TimeWindow;
}

/**
 * Lets a series start at its first kept instance of the quarter in which the window begins. A rule counts from DTSTART,
 * but an instance of its own continues it in the same rhythm. With several rules or dates there is no one rhythm, and
 * readers disagree on a DTSTART in the hour that clocks leave out: there the series stays whole.
 */
export function startLater(series: Series, { starts, kept, keptSingles, window }: Kept, book: ZoneBook): LaterStart {
  const clock = new SeriesClock(series.start, book);
  const past = quarterStart(Date.parse(window.from) - LEAVING_MARGIN);
  const wanted = [
    ...kept.map(({ original, effective, plain }) => ({ original, end: (effective ?? plain).end })),
    ...keptSingles.map(({ recurrenceId, end }) => ({ original: clock.instantOf(recurrenceId), end })),
  ].filter(({ end }) => book.instantOf(end) >= past);
  const from = Math.min(...wanted.map(({ original }) => original));
  const first = starts.find(({ original }) => original === from)?.plain;
  const final = starts.at(-1)?.plain;
  if (first === undefined || final === undefined || !continuesRhythm(series, first.start, book)) {
    return { span: series, from: -Infinity, last: null };
  }
  return { span: { start: first.start, end: first.end }, from, last: placeOf(final.start, book) };
}

function continuesRhythm({ start, recurrence }: Series, first: EventSpan['start'], book: ZoneBook): boolean {
  const { rules, exceptionRules, dates } = recurrence;
  const oneRule = rules.length === 1 && exceptionRules.length === 0 && dates.length === 0;
  const wall = book.wallOf(first);
  return oneRule && wall > book.wallOf(start) && wall === book.wallAt(book.instantOf(first), first);
}
