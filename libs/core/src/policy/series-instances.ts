import { RecurrenceFault } from '../recurrence/recurrence-fault.js';
import type { CalendarEvent } from '../event/calendar-event.js';
import type { Instance } from '../event/instance.js';
import { boundsOf } from '../recurrence/bounds-of.js';
import { instancesOf } from '../recurrence/instances-of.js';
import type { Series } from '../recurrence/series-starts.js';
import { DAY, formatInstant } from '../recurrence/wall-clock.js';
import type { ZoneBook } from '../recurrence/zone-book.js';
import { placeOf } from './bound-series.js';
import { SeriesClock } from './series-parts.js';

/** One start of a series' recurrence set. */
export interface SeriesInstance {
  /** Its original start, in epoch milliseconds. */
  readonly original: number;
  /** As the recurrence set gives it. */
  readonly plain: Instance;
  /** As a THISANDFUTURE override makes it; null where that cancels it, and `plain` where there is none. */
  readonly effective: Instance | null;
}

/**
 * All starts of a series before `horizon`, its single overrides not looked at.
 *
 * @throws RecurrenceFault where the series cannot be expanded
 */
export function seriesInstances(
  series: Series,
  horizon: number,
  referenceZone: string,
  book: ZoneBook,
): readonly SeriesInstance[] {
  const clock = new SeriesClock(series.start, book);
  const futures = series.overrides.filter((override) => override.thisAndFuture);
  const shifts = futures.map((override) =>
    Math.abs(book.instantOf(override.start) - clock.instantOf(override.recurrenceId)),
  );
  const margin = Math.max(0, ...shifts) + 2 * DAY;
  const from = Date.parse(boundsOf(series)?.first ?? formatInstant(horizon));
  const expand = (event: CalendarEvent): readonly Instance[] =>
    expanded(event, from - margin, horizon + margin, referenceZone);

  const changed = futures.length === 0 ? null : byOriginal(expand({ ...series, overrides: futures }), clock);
  const firstChange = Math.min(...futures.map((override) => clock.instantOf(override.recurrenceId)));
  return expand({ ...series, overrides: [] })
    .filter((plain) => placeOf(clock.likeStart(plain.recurrenceId ?? plain.start), book) < horizon)
    .map((plain) => {
      const original = clock.instantOf(plain.recurrenceId ?? plain.start);
      const effective = original < firstChange ? plain : (changed?.get(original) ?? null);
      return { original, plain, effective };
    });
}

function expanded(event: CalendarEvent, from: number, to: number, referenceZone: string): readonly Instance[] {
  const window = { from: formatInstant(from), to: formatInstant(to) };
  const { instances, problem } = instancesOf(event, window, { referenceZone });
  if (problem !== null) throw new RecurrenceFault(problem.code, problem.message);
  return instances;
}

function byOriginal(instances: readonly Instance[], clock: SeriesClock): ReadonlyMap<number, Instance> {
  return new Map(instances.map((instance) => [clock.instantOf(instance.recurrenceId ?? instance.start), instance]));
}
