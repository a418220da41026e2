import type { CalendarEvent } from '@calmirror/core';
import { readPartKey } from './extended-properties.js';
import type { GraphEvent } from './graph-event.js';
import { readEvent } from './read-event.js';
import { seriesOfParts } from './series-parts.js';

/**
 * The mirror that several events stand for, each a part of it; null where one of them cannot be read or is no part.
 *
 * @param events all with the same marker
 */
export function readParts(events: readonly GraphEvent[]): CalendarEvent | null {
  const parts = events.map((event) => {
    const reading = readEvent(event);
    const key = readPartKey(event);
    return 'event' in reading && key !== null ? { key, event: reading.event } : null;
  });
  return parts.every((part) => part !== null) ? seriesOfParts(parts) : null;
}
