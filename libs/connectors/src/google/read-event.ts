import { type CalendarEvent, type EventOverride, type EventSpan, type EventTime, instantOf } from '@calmirror/core';
import { nextDay } from '../icalendar/date-value.js';
import { EventFault } from '../icalendar/event-fault.js';
import { type GoogleEvent, isCancelled } from './google-event.js';
import { onClockOf, timeFrom, timeOfStamp } from './google-time.js';
import { type CalendarDefaults, detailsFrom, markerIn } from './read-details.js';
import { recurrenceFrom } from './read-recurrence.js';

/** A series as Google keeps it: the series itself, and each of its instances that is something else, or cancelled. */
export interface GoogleSeries {
  readonly master: GoogleEvent;
  readonly exceptions: readonly GoogleEvent[];
}

/**
 * A single event, or one instance of a series that the calendar does not show: its own id, and its original start.
 * @throws EventFault
 */
export function eventFrom(item: GoogleEvent, defaults: CalendarDefaults): CalendarEvent {
  const span = spanFrom(item);
  return {
    ...detailsFrom(item, defaults),
    ...span,
    id: item.id ?? '',
    uid: item.iCalUID ?? item.id ?? '',
    recurrenceId: item.recurringEventId ? originalStart(item, span.start) : null,
    recurrence: null,
    overrides: [],
    zones: [],
    marker: markerIn(item),
  };
}

/**
 * A whole series. Cancelled instances, of which Google tells little but their original start, count as excluded; both they
 * and the others are put in the order of their ids, which is that of their times, so that it says the same at each reading.
 * @throws EventFault where the series or one of its instances cannot be read
 */
export function seriesFrom({ master, exceptions }: GoogleSeries, defaults: CalendarDefaults): CalendarEvent {
  const event = eventFrom({ ...master, recurringEventId: null }, defaults);
  const recurrence = recurrenceFrom(master.recurrence ?? [], event.start);
  const inOrder = exceptions.toSorted((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1));
  const cancelled = inOrder.filter(isCancelled).map((item) => originalStart(item, event.start));
  if (recurrence === null) return event;
  const excluded = new Set(recurrence.exclusions.map((time) => instantOf(time)));
  return {
    ...event,
    recurrence: {
      ...recurrence,
      exclusions: [...recurrence.exclusions, ...cancelled.filter((time) => !excluded.has(instantOf(time)))],
    },
    overrides: inOrder.filter((item) => !isCancelled(item)).map((item) => overrideFrom(item, event.start, defaults)),
  };
}

function overrideFrom(item: GoogleEvent, seriesStart: EventTime, defaults: CalendarDefaults): EventOverride {
  return {
    ...detailsFrom(item, defaults),
    ...spanFrom(item),
    recurrenceId: originalStart(item, seriesStart),
    thisAndFuture: false,
  };
}

/** As the item says, or where it says nothing, as its id does; on the clock of the series. */
function originalStart({ id, originalStartTime }: GoogleEvent, seriesStart: EventTime): EventTime {
  const stamp = (id ?? '').slice((id ?? '').lastIndexOf('_') + 1);
  const time = originalStartTime ? timeFrom(originalStartTime) : timeOfStamp(stamp);
  if (time === null) throw new EventFault('bad-start', 'An instance does not say which one of its series it is.');
  if (time.kind !== 'zoned') return onClockOf(seriesStart, time);
  const instant = instantOf(time);
  return instant === null ? time : onClockOf(seriesStart, { kind: 'instant', instant });
}

function spanFrom({ start: from, end: to, endTimeUnspecified }: GoogleEvent): EventSpan {
  if (!from) throw new EventFault('no-start', 'The event has no start.');
  const start = timeFrom(from);
  const end = to && endTimeUnspecified !== true ? timeFrom(to) : null;
  return { start, end: mended(start, end), duration: null };
}

/** An end that is missing, of another kind or before the start counts as none: the event takes place all the same. */
function mended(start: EventTime, end: EventTime | null): EventTime {
  if (start.kind === 'date') return end?.kind === 'date' && end.date > start.date ? end : day(nextDay(start.date));
  const [from, until] = [instantOf(start), end === null || end.kind === 'date' ? null : instantOf(end)];
  return end === null || from === null || until === null || until < from ? start : end;
}

const day = (date: string): EventTime => ({ kind: 'date', date });
