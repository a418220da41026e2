import type { TimeWindow } from '@calmirror/core';
import type { SourceEvent, WithheldEvent } from '../adapter.js';
import { eventIn, PREFER, SERIES_QUERY } from './event-fields.js';
import { textIn, undecodable } from './graph-answer.js';
import type { AskOptions, GraphClient, GraphQuestion } from './graph-client.js';
import { valuesOf } from './graph-pages.js';
import type { GraphEvent } from './mapping/graph-event.js';
import { zoneOfGraph } from './mapping/graph-zone.js';
import { readSeries } from './mapping/read-series.js';

/** Asks for a series with all that differs from its rule, whenever that is. */
export function seriesQuestion(calendarPath: string, id: string): GraphQuestion {
  return { method: 'GET', path: `${calendarPath}/events/${encodeURIComponent(id)}?${SERIES_QUERY}`, headers: PREFER };
}

/** What a round told of a series' instances. */
export interface ToldInstances {
  readonly window: TimeWindow;
  readonly stubs: readonly GraphEvent[];
}

/** A series' master with its exceptions, however many pages these take. */
export async function seriesPieces(
  client: GraphClient,
  body: unknown,
  options: AskOptions,
): Promise<{ master: GraphEvent; exceptions: readonly GraphEvent[] }> {
  const master = eventIn(body);
  const exceptions: unknown = master.exceptionOccurrences ?? [];
  if (!Array.isArray(exceptions)) throw undecodable();
  const next = textIn(body, 'exceptionOccurrences@odata.nextLink');
  const rest =
    next === null ? [] : await valuesOf(client, { method: 'GET', path: client.pathOf(next), headers: PREFER }, options);
  return { master, exceptions: [...(exceptions as readonly unknown[]), ...rest].map(eventIn) };
}

/**
 * A series as a source event. What Graph shows of its instances counts only where the series itself does not say enough: when it
 * does not tell which of them were cancelled, or follows a clock that Graph has no name for. Else it would differ with the window.
 */
export function readWholeSeries(
  { master, exceptions }: { readonly master: GraphEvent; readonly exceptions: readonly GraphEvent[] },
  told: ToldInstances | null,
): SourceEvent | WithheldEvent {
  const clock = zoneOfGraph(master.recurrence?.range?.recurrenceTimeZone) ?? zoneOfGraph(master.originalStartTimeZone);
  const isWhole = Array.isArray(master.cancelledOccurrences) && (clock !== null || master.isAllDay === true);
  const occurrences = told === null || isWhole ? null : { window: told.window, events: told.stubs };
  return readSeries({ master, exceptions, occurrences }, null);
}
