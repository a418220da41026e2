import type { CalendarEvent, EventDetails, EventOverride } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import type { Instance } from '../event/instance.js';
import { boundsOf } from '../recurrence/bounds-of.js';
import { instancesOf } from '../recurrence/instances-of.js';
import { RecurrenceFault } from '../recurrence/recurrence-fault.js';
import type { Series } from '../recurrence/series-starts.js';
import { DAY, formatInstant } from '../recurrence/wall-clock.js';
import { ZoneBook } from '../recurrence/zone-book.js';
import { seriesInstances } from './series-instances.js';
import { SeriesClock, withoutInstances } from './series-parts.js';

/**
 * What of an event a calendar needs a mirror of, where it holds `copies` of its own: a meeting to which both calendars were
 * invited blocks its time there already. A copy has the UID of the event and is no mirror. One that was declined or
 * cancelled, or that blocks less than the source's, does not stand for it.
 *
 * A series stands for each of its instances, and an instance for itself alone: whoever was invited to one instance of what
 * is a series at the source needs the rest of it, as far as there is any.
 *
 * @param copies of any UID, in any number
 * @returns null where it stands there already; `event` itself where none of it does; else the series without what does
 */
export function withoutCopies(event: CalendarEvent, copies: readonly CalendarEvent[]): CalendarEvent | null {
  const same = copies.filter(({ uid, marker }) => uid === event.uid && marker === null);
  if (same.length === 0) return event;
  if (!isSeries(event)) return same.some((copy) => standsForOne(copy, event)) ? null : event;
  const standing = same.filter((copy) => blocksAsMuch(copy, event));
  if (standing.some(isSeries)) return null;
  const rest = withoutThese(event, standing);
  return rest !== event && isEmpty(rest) ? null : rest;
}

const isSeries = (event: CalendarEvent): event is Series => event.recurrence !== null;

function blocksAsMuch(copy: EventDetails, event: EventDetails): boolean {
  return (
    copy.status !== 'cancelled' &&
    copy.myAnswer !== 'declined' &&
    (copy.transparency === 'opaque' || event.transparency === 'transparent')
  );
}

function standsForOne(copy: CalendarEvent, event: CalendarEvent): boolean {
  const { recurrenceId } = event;
  if (isSeries(copy)) return recurrenceId !== null && holdsInstance(copy, event, recurrenceId);
  return blocksAsMuch(copy, event) && isSameInstance(copy, event);
}

/** Whether a series has this instance, and blocks its time; what an override says of it goes before what the series says. */
function holdsInstance(series: Series, event: CalendarEvent, recurrenceId: EventTime): boolean {
  return unlessUnplaced(false, () => {
    const book = new ZoneBook(series.zones);
    const clock = new SeriesClock(series.start, book);
    const original = clock.instantOf(onClock(recurrenceId, event));
    const override = series.overrides.find(
      (one) => !one.thisAndFuture && clock.instantOf(one.recurrenceId) === original,
    );
    if (override !== undefined) return blocksAsMuch(override, event);
    const instance = instanceAt(series, original, book);
    return instance !== null && blocksAsMuch(instance.override ?? series, event);
  });
}

/** The instance of this original start that no single override replaces; null where none takes place. */
function instanceAt(series: Series, original: number, book: ZoneBook): Instance | null {
  if (series.overrides.some(({ thisAndFuture }) => thisAndFuture)) {
    const instances = seriesInstances(series, original + DAY, 'UTC', book);
    return instances.find((one) => one.original === original)?.effective ?? null;
  }
  const window = { from: formatInstant(original), to: formatInstant(original + 1_000) };
  return instancesOf({ ...series, overrides: [] }, window).instances[0] ?? null;
}

/** Two events of one UID that are no series: the one meeting, or one instance of a series whose rest neither calendar shows. */
function isSameInstance(copy: CalendarEvent, event: CalendarEvent): boolean {
  const [one, other] = [copy.recurrenceId, event.recurrenceId];
  if (one === null || other === null) return one === other;
  return unlessUnplaced(false, () => {
    // A bare day names the instance of that day, whichever of the two knows no more than that.
    const [named, exact] =
      one.kind === 'date' ? [one, onClock(other, event)] : [onClock(other, event), onClock(one, copy)];
    const book = new ZoneBook([]);
    return new SeriesClock(exact, book).instantOf(named) === book.instantOf(exact);
  });
}

/** The series less these instances; itself where it shows none of them. */
function withoutThese(series: Series, instances: readonly CalendarEvent[]): CalendarEvent {
  return unlessUnplaced<CalendarEvent>(series, () => {
    const book = new ZoneBook(series.zones);
    const clock = new SeriesClock(series.start, book);
    const originalOf = ({ recurrenceId }: EventOverride): number => clock.instantOf(recurrenceId);
    const singles = series.overrides.filter(({ thisAndFuture }) => !thisAndFuture);
    const excluded = new Set(series.recurrence.exclusions.map((time) => clock.instantOf(time)));
    // What is excluded and replaced as well takes place.
    for (const override of singles) excluded.delete(originalOf(override));
    const originals = new Set(
      instances
        .flatMap((copy) => (copy.recurrenceId === null ? [] : [clock.instantOf(onClock(copy.recurrenceId, copy))]))
        .filter((original) => !excluded.has(original)),
    );
    if (originals.size === 0) return series;
    const kept = series.overrides.filter((override) => override.thisAndFuture || !originals.has(originalOf(override)));
    const exclusions = [...originals].map((original) => ({
      recurrenceId: book.timeAt(original, series.start),
      reason: 'already-there' as const,
    }));
    return withoutInstances(series, kept, exclusions, -Infinity, book).event;
  });
}

/** Whether it has an end, and no instance before that. */
function isEmpty(series: CalendarEvent): boolean {
  const bounds = boundsOf(series);
  if (bounds === null || bounds.last === null) return false;
  const { instances, problem } = instancesOf(series, { from: bounds.first, to: bounds.last });
  return problem === null && instances.length === 0;
}

/** A time that can be read without the zones of its own event. */
function onClock(time: EventTime, { zones }: CalendarEvent): EventTime {
  const isOwn = time.kind === 'zoned' && zones.some(({ id }) => id === time.zone);
  return isOwn ? { kind: 'instant', instant: formatInstant(new ZoneBook(zones).instantOf(time)) } : time;
}

function unlessUnplaced<T>(otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RecurrenceFault) return otherwise;
    throw error;
  }
}
