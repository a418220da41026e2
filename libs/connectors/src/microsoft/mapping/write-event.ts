import {
  type CalendarEvent,
  type EventSpan,
  type EventTime,
  instantOf,
  type Mirror,
  ProviderError,
} from '@calmirror/core';
import type { CustomZone } from '@calmirror/core';
import { mirrorProperties } from './extended-properties.js';
import type { GraphEventBody } from './graph-event.js';
import { writeTime } from './graph-time.js';
import { wallOf } from './pattern-range.js';
import { type GraphSeries, seriesFormOf } from './series-form.js';
import { isInParts, type PartKey, partsOf } from './series-parts.js';
import { isAllDay, writeDetails } from './write-details.js';

/** How a mirror is to stand on the target. */
export type GraphWriting =
  | { readonly kind: 'single'; readonly event: GraphEventBody }
  | SeriesWriting
  | { readonly kind: 'parts'; readonly parts: readonly PartWriting[] };

/** A series: first its master, then what is to be said of single instances. */
export interface SeriesWriting {
  readonly kind: 'series';
  readonly event: GraphEventBody;
  /** Patches of instances. */
  readonly exceptions: readonly { readonly original: OriginalStart; readonly event: GraphEventBody }[];
  /** Instances to be deleted. */
  readonly cancelled: readonly OriginalStart[];
}

/** One event of a series that stands as several. */
export interface PartWriting {
  readonly key: PartKey;
  readonly event: GraphEventBody;
}

/** An instance by its original start. */
export interface OriginalStart {
  /** `…Z`; midnight of a date. As in `originalStart`, and what `instances` is asked by. */
  readonly instant: string;
  /** The day on the clock of the series, with which the ids of occurrences end. */
  readonly date: string;
}

/**
 * What is written for a mirror, the same for POST and PATCH: a POST has `transactionId` besides. `recurrence` is null
 * for a single event, so that PATCH makes one of a series; `forCreation` leaves it out.
 *
 * @throws ProviderError `rejected` for an event that Graph cannot say
 */
export function writeMirror({ event, marker }: Mirror): GraphWriting {
  if (event.recurrence === null) return { kind: 'single', event: { ...single(event, marker, null), recurrence: null } };
  if (isInParts(event)) return { kind: 'parts', parts: partWritings(event, marker) };
  const form = seriesFormOf(event);
  if (typeof form === 'string') throw refused(`Microsoft 365 has no series like this one (${form}).`);
  return seriesWriting(event, form, marker);
}

/**
 * The body of a POST.
 *
 * @param transactionId see `transactionIdOf`
 */
export function forCreation({ recurrence, ...event }: GraphEventBody, transactionId: string): GraphEventBody {
  return { ...event, ...(recurrence ? { recurrence } : {}), transactionId };
}

/**
 * What Graph knows a creation by, so that one that is repeated makes no twin. It is told where extended properties are
 * not, and so says, too, that an event is a mirror. Graph never takes an id twice, not even after the event was
 * deleted: a new try after that has the next generation.
 */
export function transactionIdOf(mirrorId: string, generation: number, part: PartKey | null = null): string {
  return ['calmirror', mirrorId, generation, ...(part === null ? [] : [part.replaceAll(/\D/g, '')])].join('-');
}

function seriesWriting(
  event: CalendarEvent,
  { recurrence, end, exceptions, cancelled }: GraphSeries,
  marker: string,
): SeriesWriting {
  return {
    kind: 'series',
    event: { ...single({ ...event, end }, marker, null), recurrence },
    exceptions: exceptions.map((override) => ({
      original: originalStart(override.recurrenceId, event),
      event: { ...writeDetails(override), ...times(override, event.zones) },
    })),
    cancelled: cancelled.map((start) => originalStart(start, event)),
  };
}

function partWritings(event: CalendarEvent, marker: string): readonly PartWriting[] {
  const parts = partsOf(event);
  if (parts === null) throw refused('The dates of the series cannot be worked out.');
  return parts.map((part) => ({ key: part.key, event: single(part.event, marker, part.key) }));
}

function single(event: CalendarEvent, marker: string, part: PartKey | null): GraphEventBody {
  return {
    ...writeDetails(event),
    ...times(event, event.zones),
    singleValueExtendedProperties: mirrorProperties(marker, part),
  };
}

function times(span: EventSpan, zones: readonly CustomZone[]): Pick<GraphEventBody, 'end' | 'isAllDay' | 'start'> {
  return { start: writeTime(span.start, zones), end: writeTime(span.end, zones), isAllDay: isAllDay(span) };
}

function originalStart(time: EventTime, { zones }: CalendarEvent): OriginalStart {
  return { instant: instantOf(time, zones) ?? '', date: wallOf(time).slice(0, 10) };
}

function refused(message: string): ProviderError {
  return new ProviderError('rejected', 'refused', message);
}
