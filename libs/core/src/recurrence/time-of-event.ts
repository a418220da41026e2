import type { CustomZone, EventTime } from '../event/event-time.js';
import { parseDuration } from './duration.js';
import { RecurrenceFault } from './recurrence-fault.js';
import { endOf } from './span-length.js';
import { formatInstant, formatWall, parseWall } from './wall-clock.js';
import { ZoneBook } from './zone-book.js';

/**
 * The instant `…Z` that an event time names. Times that occur twice or not at all are read as RFC 5545 §3.3.5 says;
 * a date stands for its midnight.
 *
 * @param zones definitions that the event brings along
 * @param referenceZone IANA name of the zone in which floating times and dates are placed
 * @returns null where the time or its zone cannot be read
 */
export function instantOf(time: EventTime, zones: readonly CustomZone[] = [], referenceZone = 'UTC'): string | null {
  try {
    return formatInstant(new ZoneBook(zones, referenceZone).instantOf(time));
  } catch (error) {
    if (error instanceof RecurrenceFault) return null;
    throw error;
  }
}

/**
 * What the clocks of a zone show at an instant `…Z`, as `YYYY-MM-DDTHH:MM:SS`.
 *
 * @param zone IANA name
 * @returns null where the instant or the zone cannot be read
 */
export function wallAt(instant: string, zone: string): string | null {
  const at = parseWall(instant);
  if (Number.isNaN(at)) return null;
  try {
    return formatWall(new ZoneBook([]).wallAt(at, { kind: 'zoned', wall: '', zone }));
  } catch (error) {
    if (error instanceof RecurrenceFault) return null;
    throw error;
  }
}

/**
 * The end of something that starts at `start` and lasts as a DURATION value says, on the clock (see `SpanLength`).
 *
 * @returns null where the duration, the time or its zone cannot be read
 */
export function addDuration(start: EventTime, duration: string, zones: readonly CustomZone[] = []): EventTime | null {
  const length = parseDuration(duration);
  if (length === null) return null;
  try {
    const book = new ZoneBook(zones);
    return endOf(start, { onClock: length, endLike: start }, book);
  } catch (error) {
    if (error instanceof RecurrenceFault) return null;
    throw error;
  }
}
