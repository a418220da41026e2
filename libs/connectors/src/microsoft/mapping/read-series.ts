import { hash } from 'node:crypto';
import type { CalendarEvent, EventOverride, EventTime } from '@calmirror/core';
import { EventFault } from '../../icalendar/event-fault.js';
import type { GraphEvent } from './graph-event.js';
import { nearestDay } from './graph-time.js';
import { wallAt, zoneOfGraph } from './graph-zone.js';
import { wallOf } from './pattern-range.js';
import { withFirstDay } from './first-instance.js';
import { agreeing, type OccurrenceStubs } from './occurrence-stubs.js';
import { readDetails } from './read-details.js';
import {
  clockOfEvent,
  type EventReading,
  identityOf,
  originalStartOf,
  readingOf,
  revisionOf,
  spanOf,
} from './read-event.js';
import { ruleOfRecurrence } from './recurrence-pattern.js';

/** A series as Graph tells of it, in pieces. */
export interface SeriesPieces {
  /** With `recurrence`, and with `cancelledOccurrences` where that was asked for. */
  readonly master: GraphEvent;
  /** All events of type `exception` that the series has, whole. */
  readonly exceptions: readonly GraphEvent[];
  /** All that Graph shows of the series in a window, or null where it was not asked. */
  readonly occurrences: OccurrenceStubs | null;
}

/**
 * A series. Its clock is that of its range, or of its start; where Graph names neither (a clock that an old Outlook
 * defined), the calendar's. Where occurrences are there, they have the last word (`agreeing`).
 *
 * @param calendarZone IANA name of the mailbox's zone, or null
 */
export function readSeries(pieces: SeriesPieces, calendarZone: string | null): EventReading {
  const { master, exceptions, occurrences } = pieces;
  return readingOf(master, revisionOfSeries(pieces), () => {
    const zone = clockOfSeries(master) ?? calendarZone;
    if (zone === null && occurrences === null && master.isAllDay !== true)
      throw new EventFault('unknown-zone', 'The series follows a time zone that Microsoft 365 does not name.');
    const series = seriesOf(master, zone ?? 'UTC');
    const whole = { ...series, overrides: exceptions.map((exception) => overrideOf(exception, series, zone ?? 'UTC')) };
    return occurrences === null ? whole : agreeing(whole, occurrences, zone ?? 'UTC');
  });
}

function seriesOf(master: GraphEvent, zone: string): CalendarEvent {
  const recurrence = master.recurrence ?? {};
  const span = withFirstDay(spanOf(master, zone), recurrence, zone);
  const rule = ruleOfRecurrence(recurrence, span.start);
  if (rule === null) throw new EventFault('bad-rule', 'The recurrence pattern cannot be read.');
  const exclusions = (master.cancelledOccurrences ?? []).map((name) => cancelledStart(name, span.start));
  return {
    ...readDetails(master),
    ...span,
    ...identityOf(master),
    recurrenceId: null,
    recurrence: { rules: [rule], exceptionRules: [], dates: [], exclusions },
    overrides: [],
    zones: [],
  };
}

/** Exceptions keep the clock on which they were made. */
function overrideOf(exception: GraphEvent, series: CalendarEvent, zone: string): EventOverride {
  return {
    ...readDetails(exception),
    ...spanOf(exception, clockOfEvent(exception) ?? zone),
    recurrenceId: originalStartIn(series, exception, zone),
    thisAndFuture: false,
  };
}

function originalStartIn({ start }: CalendarEvent, exception: GraphEvent, zone: string): EventTime {
  const original = originalStartOf(exception, start.kind === 'date' ? 'UTC' : zone);
  if (start.kind !== 'date' || original.kind !== 'instant') return original;
  // The midnight of UTC, or that of the zone in which the mailbox is.
  const local = zone === 'UTC' ? original.instant : wallAt(original.instant, zone);
  const isLocal = local.slice(11, 19) === '00:00:00';
  return { kind: 'date', date: isLocal ? local.slice(0, 10) : nearestDay(original.instant) };
}

/** An occurrence's id ends with its day on the clock of the series: `OID.….2026-03-04`. */
function cancelledStart(occurrenceId: string, start: EventTime): EventTime {
  const [, date] = /(\d{4}-\d\d-\d\d)(?:T[\d:.]+Z?)?$/.exec(occurrenceId) ?? [];
  if (date === undefined) throw new EventFault('bad-recurrence-date', 'A cancelled occurrence names no day.');
  const wall = `${date}${wallOf(start).slice(10)}`;
  if (start.kind === 'date') return { kind: 'date', date };
  return start.kind === 'zoned' ? { ...start, wall } : { kind: 'instant', instant: `${wall}Z` };
}

function clockOfSeries({ recurrence, originalStartTimeZone }: GraphEvent): string | null {
  return zoneOfGraph(recurrence?.range?.recurrenceTimeZone) ?? zoneOfGraph(originalStartTimeZone);
}

/** Changes with the master, and with whatever was told of its instances. */
function revisionOfSeries({ master, exceptions, occurrences }: SeriesPieces): string {
  const said = [
    ...exceptions.map((exception) => `${exception.originalStart} ${revisionOf(exception)}`).sort(),
    ...[...(master.cancelledOccurrences ?? [])].sort(),
    ...(occurrences?.events ?? []).map(({ start }) => start?.dateTime ?? '').sort(),
  ];
  return said.length === 0
    ? revisionOf(master)
    : `${revisionOf(master)} ${hash('sha256', said.join('\n')).slice(0, 16)}`;
}
