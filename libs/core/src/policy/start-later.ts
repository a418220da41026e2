import type { EventOverride, EventSpan } from '../event/calendar-event.js';
import type { TimeWindow } from '../event/instance.js';
import type { Series } from '../recurrence/series-starts.js';
import { DAY } from '../recurrence/wall-clock.js';
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
 * but an instance of its own at the same time of day continues it in the same rhythm; only with several rules or dates
 * is there no one rhythm, and the series stays whole.
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
  const oneRule =
    recurrence.rules.length === 1 && recurrence.exceptionRules.length === 0 && recurrence.dates.length === 0;
  const sinceStart = book.wallOf(first) - book.wallOf(start);
  return oneRule && first.kind === start.kind && sinceStart > 0 && sinceStart % DAY === 0;
}
