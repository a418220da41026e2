import type { EventSpan, HeldEvent, HeldException } from './held-event.js';
import { instantOf, type PlacedTime, wallAt } from './placed-time.js';
import { seriesStarts } from './series-starts.js';

/** An event as it stands in a calendar view. */
export interface Instance extends EventSpan {
  readonly event: HeldEvent;
  /** Original start on the clock of the series; null for a single event. */
  readonly original: string | null;
  readonly exception: HeldException | null;
}

export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** What of an event shares a moment with a window, or, if it has no length, starts in it. */
export function instancesIn(event: HeldEvent, window: TimeWindow): readonly Instance[] {
  if (event.recurrence === null) {
    const only = { event, original: null, exception: null, start: event.start, end: event.end };
    return touches(only, window) ? [only] : [];
  }
  const moved = [...event.exceptions].map(([original, exception]) => ({
    event,
    original,
    exception,
    start: exception.start,
    end: exception.end,
  }));
  return [...plainInstances(event, window), ...moved.filter((instance) => touches(instance, window))].sort(
    (a, b) => instantOf(a.start) - instantOf(b.start),
  );
}

/** An instance by its original start; null where the series has none there, or has it no longer. */
export function instanceAt(event: HeldEvent, original: string): Instance | null {
  const exception = event.exceptions.get(original) ?? null;
  if (exception !== null) return { event, original, exception, start: exception.start, end: exception.end };
  if (event.recurrence === null || event.cancelled.has(original)) return null;
  const zone = event.recurrence.range?.recurrenceTimeZone ?? event.start.zone;
  const instant = instantOf({ wall: original, zone });
  const [found] = seriesStarts(event.recurrence, event.start, instant, instant);
  return found === undefined ? null : plainInstance(event, found);
}

/** The nearest instances before and after one, by their places at present. */
export function neighboursOf(event: HeldEvent, original: string): readonly (Instance | undefined)[] {
  const zone = event.recurrence?.range?.recurrenceTimeZone ?? event.start.zone;
  const at = instantOf({ wall: original, zone });
  // Instances of a pattern are never further apart than its interval in years.
  const reach = 367 * 86_400_000 * (event.recurrence?.pattern?.interval ?? 1);
  const others = instancesIn(event, { from: at - reach, to: at + reach })
    .filter((instance) => instance.original !== original)
    .sort((a, b) => (a.original ?? '').localeCompare(b.original ?? ''));
  const next = others.findIndex((instance) => (instance.original ?? '') > original);
  return next < 0 ? [others.at(-1), undefined] : [others[next - 1], others[next]];
}

function plainInstances(event: HeldEvent, window: TimeWindow): readonly Instance[] {
  if (event.recurrence === null) return [];
  const length = instantOf(event.end) - instantOf(event.start);
  const starts = seriesStarts(event.recurrence, event.start, window.from - length - 7_200_000, window.to);
  return starts
    .filter(({ wall }) => !event.exceptions.has(wall) && !event.cancelled.has(wall))
    .map((start) => plainInstance(event, start))
    .filter((instance) => touches(instance, window));
}

/** As long as the series is, on the clock. */
function plainInstance(event: HeldEvent, start: PlacedTime): Instance {
  const first = Date.parse(`${wallAt(instantOf(event.start), start.zone)}Z`);
  const last = Date.parse(`${wallAt(instantOf(event.end), start.zone)}Z`);
  const end = new Date(Date.parse(`${start.wall}Z`) + last - first).toISOString().slice(0, 19);
  return { event, original: start.wall, exception: null, start, end: { wall: end, zone: start.zone } };
}

function touches(span: EventSpan, { from, to }: TimeWindow): boolean {
  const start = instantOf(span.start);
  const end = instantOf(span.end);
  return start < to && (end > from || (start === end && start >= from));
}
