import type { CalendarEvent } from '@calmirror/core';
import { seriesFormOf } from './series-form.js';
import { isInParts } from './series-parts.js';

/** Whether a series can stand in Microsoft 365 as one. One of dates alone can: as an event for each of them. */
export function takesSeries(event: CalendarEvent): boolean {
  return event.recurrence === null || isInParts(event) || typeof seriesFormOf(event) !== 'string';
}
