import { type CalendarEvent, type CustomZone, type EventSpan, type Mirror } from '@calmirror/core';
import { nextDay } from '../icalendar/date-value.js';
import type { GoogleEvent } from './google-event.js';
import { googleTime, stampOf } from './google-time.js';
import { recurrenceLines } from './write-recurrence.js';
import { writtenDetails } from './write-details.js';
import { writtenSeries } from './written-series.js';

/** What Google is to keep for one mirror: the event itself, and each instance of it that differs, by its stamp. */
export interface MirrorParts {
  readonly master: GoogleEvent;
  readonly instances: ReadonlyMap<string, GoogleEvent>;
  /** The series without its overrides, as Google knows it; null for a single event. */
  readonly series: CalendarEvent | null;
}

/** @throws ProviderError `rejected` for an event with times that Google has no place for */
export function mirrorParts({ event, marker }: Pick<Mirror, 'event' | 'marker'>): MirrorParts {
  const written = writtenSeries(event);
  const { zones } = event;
  const master = { ...writtenDetails(event, marker), ...spanFor(event, zones) };
  if (written === null) return { master, instances: new Map(), series: null };
  const instances = written.overrides.map((override): [string, GoogleEvent] => [
    stampOf(override.recurrenceId, zones),
    { ...writtenDetails(override, marker), ...spanFor(override, zones) },
  ]);
  return {
    master: { ...master, recurrence: recurrenceLines(written.recurrence, event.start, zones) },
    instances: new Map(instances),
    series: { ...event, recurrence: written.recurrence, overrides: [] },
  };
}

function spanFor({ start, end }: EventSpan, zones: readonly CustomZone[]): Pick<GoogleEvent, 'start' | 'end'> {
  // A day ends on a later one, or Google takes it for an empty span.
  const isEmpty = start.kind === 'date' && end.kind === 'date' && end.date <= start.date;
  const until = isEmpty ? ({ kind: 'date', date: nextDay(start.date) } as const) : end;
  return { start: googleTime(start, zones), end: googleTime(until, zones) };
}
