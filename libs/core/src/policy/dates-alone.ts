import type { CalendarEvent, EventOverride, EventSpan, RecurrenceDate } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import type { Instance, TimeWindow } from '../event/instance.js';
import { instancesOf } from '../recurrence/instances-of.js';
import { RecurrenceFault } from '../recurrence/recurrence-fault.js';
import { endOf, lengthOf, type SpanLength } from '../recurrence/span-length.js';
import { formatInstant } from '../recurrence/wall-clock.js';
import { ZoneBook } from '../recurrence/zone-book.js';
import { horizonOf, quarterStart } from '../window/horizon.js';
import { LEAVING_MARGIN } from '../window/window-edges.js';

/**
 * A series as its instances alone, for a target that cannot say its rule: DTSTART and RDATEs, each override that of one
 * instance, from the quarter in which the window begins to the end of that in which it ends (`horizonOf`). So it is
 * written anew once a quarter, as the window moves, and never lacks what the window asks for.
 *
 * @param referenceZone IANA name of the zone in which floating times and whole days are placed
 * @returns null where no instance is in that span
 * @throws RecurrenceFault where the series cannot be expanded
 */
export function datesAlone(series: CalendarEvent, window: TimeWindow, referenceZone: string): CalendarEvent | null {
  const book = new ZoneBook(series.zones, referenceZone);
  const [first, ...later] = originalsOf(series, window, referenceZone, book);
  if (first === undefined) return null;
  if (later.length === 0) return singleOf(series, first);
  const span = spanOf(series, first, book);
  const length = lengthOf(span, book);
  return {
    ...series,
    ...span,
    recurrence: {
      rules: [],
      exceptionRules: [],
      dates: later.map((one) => dateOf(one, length, book)),
      exclusions: [],
    },
    overrides: [first, ...later].flatMap(overrideOf),
  };
}

/** An instance, known by its original start. */
interface Original {
  readonly original: EventTime;
  readonly instance: Instance;
}

function originalsOf(
  series: CalendarEvent,
  window: TimeWindow,
  referenceZone: string,
  book: ZoneBook,
): readonly Original[] {
  const span = {
    from: formatInstant(quarterStart(Date.parse(window.from) - LEAVING_MARGIN)),
    to: formatInstant(horizonOf(window)),
  };
  const { instances, problem } = instancesOf(series, span, { by: 'overlap', referenceZone });
  if (problem !== null) throw new RecurrenceFault(problem.code, problem.message);
  return instances
    .map((instance) => ({ original: instance.recurrenceId ?? instance.start, instance }))
    .sort((one, other) => book.instantOf(one.original) - book.instantOf(other.original));
}

function singleOf(series: CalendarEvent, { instance: { start, end, override } }: Original): CalendarEvent {
  const said = { ...series, ...override, recurrenceId: null, recurrence: null, overrides: [] };
  return { ...said, start, end, duration: null };
}

/** Of the first instance, from which dates without an end of their own take their length. */
function spanOf(series: CalendarEvent, { original, instance }: Original, book: ZoneBook): EventSpan {
  const end = instance.override === null ? instance.end : endOf(original, lengthOf(series, book), book);
  return { start: original, end, duration: null };
}

function dateOf({ original, instance }: Original, length: SpanLength, book: ZoneBook): RecurrenceDate {
  const differs =
    instance.override === null && book.instantOf(instance.end) !== book.instantOf(endOf(original, length, book));
  return { start: original, end: differs ? instance.end : null, duration: null };
}

function overrideOf({ original, instance: { start, end, override } }: Original): EventOverride[] {
  return override === null
    ? []
    : [{ ...override, start, end, duration: null, recurrenceId: original, thisAndFuture: false }];
}
