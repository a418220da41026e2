import { type EventTime, instancesOf } from '@calmirror/core';
import { anEvent } from '../../builders/an-event.js';
import { momentOfTime, momentOnWall, stampOf, wallIn } from './event-times.js';
import type { StoredEvent, StoredTime } from './google-event.js';
import { recurrenceOf } from './recurrence-lines.js';

const DAY = 86_400_000;
/** How far a series without end is shown where nobody says how far: five years from its start. */
const HORIZON = 5 * 366 * DAY;

/** A stretch of time in milliseconds; null: as far as it goes. */
export interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Starts that a series' own lines give, exceptions not looked at. The core's engine says them, which is itself held to
 * tables of others; the server does not repeat it.
 */
export function startsOf(master: StoredEvent, calendarZone: string, stretch: Stretch): StoredTime[] {
  const { start, end, recurrence } = master;
  const first = momentOfTime(start, calendarZone);
  const from = Math.max(stretch.from ?? -Infinity, first - DAY);
  const to = stretch.to ?? Math.max(from, first) + HORIZON;
  if (recurrence === null || to <= from) return [];
  const event = anEvent({
    start: timeOf(start),
    end: timeOf(end),
    recurrence: recurrenceOf(recurrence, start),
  });
  const window = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const { instances } = instancesOf(event, window, { by: 'overlap', referenceZone: calendarZone });
  return instances.map((instance) => storedTime(instance.start, start));
}

/** The start that the end of an instance's id names, where the series has one there. */
export function startNamed(master: StoredEvent, calendarZone: string, stamp: string): StoredTime | null {
  const text = stamp.replace(/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/, '$1-$2-$3T$4:$5:$6Z');
  const at = Date.parse(text.endsWith('T::Z') ? text.slice(0, 10) : text);
  if (Number.isNaN(at)) return null;
  const around = startsOf(master, calendarZone, { from: at - DAY, to: at + DAY });
  return around.find((start) => stampOf(start) === stamp) ?? null;
}

/** The end of an instance that starts then and is as long as the series says, on the clock for days and hours alike. */
export function endFrom(master: StoredEvent, start: StoredTime): StoredTime {
  if (start.kind === 'day' && master.start.kind === 'day' && master.end.kind === 'day') {
    const length = Date.parse(master.end.date) - Date.parse(master.start.date);
    return { kind: 'day', date: new Date(Date.parse(start.date) + length).toISOString().slice(0, 10) };
  }
  const { end } = master;
  const zone = end.kind === 'moment' ? end.zone : 'UTC';
  return { kind: 'moment', at: momentAfter(master, momentOfTime(start, 'UTC'), zone), zone };
}

/** As long after a moment as the series lasts: on its clock, where both of its ends are on one. */
function momentAfter({ start, end }: StoredEvent, from: number, zone: string): number {
  const [first, last] = [momentOfTime(start, zone), momentOfTime(end, zone)];
  if (start.kind !== 'moment' || start.zone !== zone) return from + last - first;
  const onClock = (at: number): number => Date.parse(`${wallIn(at, zone)}Z`);
  const wall = new Date(onClock(from) + onClock(last) - onClock(first)).toISOString().slice(0, 19);
  return momentOnWall(wall, zone) ?? from;
}

function timeOf(time: StoredTime): EventTime {
  if (time.kind === 'day') return { kind: 'date', date: time.date };
  return { kind: 'zoned', wall: wallIn(time.at, time.zone), zone: time.zone };
}

function storedTime(time: EventTime, like: StoredTime): StoredTime {
  if (time.kind === 'date') return { kind: 'day', date: time.date };
  const zone = like.kind === 'moment' ? like.zone : 'UTC';
  if (time.kind === 'instant') return { kind: 'moment', at: Date.parse(time.instant), zone };
  const at = momentOnWall(time.wall, time.kind === 'zoned' ? time.zone : zone) ?? 0;
  return { kind: 'moment', at, zone };
}
