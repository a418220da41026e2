import { type CalendarEvent, ProviderError } from '@calmirror/core';
import type { GraphEvent, GraphEventBody } from './graph-event.js';
import { readEvent } from './read-event.js';
import { readSeries } from './read-series.js';
import { readParts } from './read-mirror.js';
import { type SeriesWriting, writeMirror } from './write-event.js';

/**
 * A mirror's event as it reads back from Microsoft 365: what is written, read again, as if Graph kept every word. So it
 * cannot differ from what the mappers do; that Graph's own ways do not change it is what the tests show. An event that
 * cannot be written is kept as it is.
 */
export function keepsEvent(event: CalendarEvent): CalendarEvent {
  try {
    return readBack(event) ?? event;
  } catch (error) {
    if (error instanceof ProviderError) return event;
    throw error;
  }
}

function readBack(event: CalendarEvent): CalendarEvent | null {
  const marker = event.marker ?? '';
  const writing = writeMirror({ id: event.id, marker, fingerprint: '', event });
  switch (writing.kind) {
    case 'single':
      return eventIn(readEvent(echo(writing.event, event.uid)));
    case 'series':
      return eventIn(readSeries(seriesEcho(writing, event.uid), null));
    case 'parts':
      return readParts(writing.parts.map((part) => echo(part.event, event.uid)));
  }
}

const eventIn = (reading: ReturnType<typeof readEvent>): CalendarEvent | null =>
  'event' in reading ? reading.event : null;

function seriesEcho({ event, exceptions, cancelled }: SeriesWriting, uid: string): Parameters<typeof readSeries>[0] {
  return {
    master: { ...echo(event, uid), cancelledOccurrences: cancelled.map(({ date }) => `OID.${uid}.${date}`) },
    exceptions: exceptions.map((exception) => ({
      ...echo(event, uid),
      ...echo(exception.event, uid),
      originalStart: exception.original.instant,
    })),
    occurrences: null,
  };
}

/** A body as Graph would answer it. */
export function echo(event: GraphEventBody, uid: string): GraphEvent {
  return {
    ...event,
    id: uid,
    iCalUId: uid,
    originalStartTimeZone: event.start?.timeZone ?? null,
    originalEndTimeZone: event.end?.timeZone ?? null,
  };
}
