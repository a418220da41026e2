import { badRequest } from './graph-request.js';
import type { HeldEvent, HeldException } from './held-event.js';
import { neighboursOf } from './instances.js';
import { instantOf, type PlacedTime, wallAt } from './placed-time.js';

/**
 * A series with one instance replaced. Exchange takes no instance that is moved to the day of a neighbour, or past it,
 * or that lasts until the next one has begun.
 */
export function movedException(event: HeldEvent, original: string, exception: HeldException): HeldEvent {
  const zone = event.recurrence?.range?.recurrenceTimeZone ?? event.start.zone;
  const dayOf = (time: PlacedTime): string => wallAt(instantOf(time), zone).slice(0, 10);
  const [before, after] = neighboursOf(event, original);
  const day = dayOf(exception.start);
  const crosses =
    (before !== undefined && day <= dayOf(before.start)) ||
    (after !== undefined && (day >= dayOf(after.start) || instantOf(exception.end) > instantOf(after.start)));
  if (crosses)
    throw badRequest(
      'Modified occurrence is crossing or overlapping adjacent occurrence.',
      'ErrorOccurrenceCrossingBoundary',
    );
  return { ...event, exceptions: new Map([...event.exceptions, [original, exception]]) };
}
