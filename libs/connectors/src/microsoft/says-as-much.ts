import { type CalendarEvent, hasSameContent } from '@calmirror/core';
import type { GraphEvent, GraphEventBody } from './mapping/graph-event.js';
import { echo } from './mapping/keeps-event.js';
import { readEvent } from './mapping/read-event.js';
import { readSeries } from './mapping/read-series.js';

/** Whether an event that stands says what is written to it; of a series, what its master says. */
export function saysAsMuch(standing: GraphEvent, body: GraphEventBody): boolean {
  const [said, wanted] = [masterOf(standing), masterOf(echo(body, standing.id ?? ''))];
  return said !== null && wanted !== null && hasSameContent(wanted, said);
}

function masterOf(event: GraphEvent): CalendarEvent | null {
  const pieces = { master: { ...event, cancelledOccurrences: [] }, exceptions: [], occurrences: null };
  const reading = event.recurrence ? readSeries(pieces, null) : readEvent(event);
  return 'event' in reading ? reading.event : null;
}
