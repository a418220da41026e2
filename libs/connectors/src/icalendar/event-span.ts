import {
  addDuration,
  type CustomZone,
  type EventSpan,
  type EventTime,
  instantOf,
  parseDuration,
} from '@calmirror/core';
import type { Component } from './component.js';
import { dayAtOrAfter, nextDay, timeOfValue } from './date-value.js';
import { EventFault } from './event-fault.js';
import type { ZoneResolver } from './zone-resolver.js';

/**
 * Start and end of a VEVENT. What is only written badly is mended: an end of another kind than the start is read as
 * the start's kind, and one that does not come after the start counts as none: the event still takes place then.
 *
 * @throws EventFault where start or end cannot be read
 */
export function spanOf(event: Component, zones: ZoneResolver): EventSpan {
  const start = timeOf(event, 'DTSTART', zones);
  if (!start) throw new EventFault('no-start', 'The event has no start.');
  const end = timeOf(event, 'DTEND', zones);
  if (end) return { start, end: mendedEnd(start, end, zones), duration: null };
  const duration = event.value('DURATION');
  if (duration === null) {
    return { start, end: start.kind === 'date' ? { kind: 'date', date: nextDay(start.date) } : start, duration: null };
  }
  return lasting(start, duration.toUpperCase(), zones);
}

/** Time of the first property of this name, or null where there is none. */
export function timeOf(
  event: Component,
  name: 'DTSTART' | 'DTEND' | 'RECURRENCE-ID',
  zones: ZoneResolver,
): EventTime | null {
  const property = event.all(name).find(({ value }) => value.trim() !== '');
  if (!property) return null;
  const time = timeOfValue(property.value, property, zones);
  if (time) return time;
  throw new EventFault(
    name === 'DTEND' ? 'bad-end' : 'bad-start',
    `${name} is "${property.value.slice(0, 80)}", no date.`,
  );
}

function lasting(start: EventTime, duration: string, zones: ZoneResolver): EventSpan {
  const length = parseDuration(duration);
  if (length === null || length < 0) {
    throw new EventFault('bad-duration', `"${duration.slice(0, 80)}" is no duration of an event.`);
  }
  const end = addDuration(start, duration, customZones(start, zones));
  if (!end) throw new EventFault('bad-duration', `"${duration.slice(0, 80)}" leads to no date.`);
  if (end.kind !== 'date' || start.kind !== 'date') return { start, end, duration };
  // Hours of a whole day make whole days; a day without length lasts that day.
  const day = dayAtOrAfter(wallAfter(start.date, length));
  return { start, end: { kind: 'date', date: day > start.date ? day : nextDay(start.date) }, duration: null };
}

function mendedEnd(start: EventTime, end: EventTime, zones: ZoneResolver): EventTime {
  if (start.kind === 'date') {
    const date = end.kind === 'date' ? end.date : dayAtOrAfter(end.kind === 'instant' ? end.instant : end.wall);
    return { kind: 'date', date: date > start.date ? date : nextDay(start.date) };
  }
  const mended = alike(start, end);
  const from = instantOf(start, customZones(start, zones));
  const to = instantOf(mended, customZones(mended, zones));
  if (from !== null && to !== null && to < from) {
    return start;
  }
  return mended;
}

/** The end on the start's clock, where it names no clock of its own. */
function alike(start: Exclude<EventTime, { kind: 'date' }>, end: EventTime): EventTime {
  const wall =
    end.kind === 'date' ? `${end.date}T00:00:00` : end.kind === 'instant' ? end.instant.slice(0, 19) : end.wall;
  if (start.kind === 'floating') return { kind: 'floating', wall };
  if (end.kind === 'zoned' || end.kind === 'instant') return end;
  return start.kind === 'zoned' ? { kind: 'zoned', wall, zone: start.zone } : { kind: 'instant', instant: `${wall}Z` };
}

function wallAfter(date: string, milliseconds: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + milliseconds).toISOString();
}

function customZones(time: EventTime, zones: ZoneResolver): readonly CustomZone[] {
  const zone = time.kind === 'zoned' ? zones.customZone(time.zone) : null;
  return zone ? [zone] : [];
}
