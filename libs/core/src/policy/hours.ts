import type { EventSpan } from '../event/calendar-event.js';
import type { EventTime } from '../event/event-time.js';
import { ianaZone } from '../recurrence/iana-zone.js';
import { DAY, dayOf, MINUTE, parseWall, type Wall, weekdayOf, WEEK } from '../recurrence/wall-clock.js';
import { wallOfInstant, type ZoneOffsets } from '../recurrence/zone-offsets.js';
import type { Filter } from './policy.js';

/** The instant that a `zoned` or `instant` time of the event means, in epoch milliseconds. */
export type InstantOf = (time: EventTime) => number;

/** An hours filter, read once for all events. */
export interface Hours {
  readonly timeZone: string;
  readonly zone: ZoneOffsets;
  /** 0 Monday … 6 Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** Milliseconds after midnight; `to` is beyond a day where the hours run past midnight. */
  readonly from: number;
  readonly to: number;
}

/** Minutes after midnight of `HH:MM`, `24:00` included; null for anything else. */
export function minutesOfDay(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || Number(minutes) > 59) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 1_440 ? total : null;
}

export function isZoneName(text: string): boolean {
  return ianaZone(text) !== null;
}

/** @throws RangeError where the filter was stored without `validateFilters`, or its zone is no longer known. */
export function compileHours(filter: Extract<Filter, { kind: 'hours' }>): Hours {
  const zone = ianaZone(filter.timeZone);
  const from = minutesOfDay(filter.from);
  const to = minutesOfDay(filter.to);
  if (zone === null || from === null || to === null)
    throw new RangeError('The hours filter names no known zone or time.');
  return {
    timeZone: filter.timeZone,
    zone,
    weekdays: new Set(filter.weekdays.map((weekday) => weekday - 1)),
    from: from * MINUTE,
    to: (to > from ? to : to + 1_440) * MINUTE,
  };
}

/**
 * Whether an occurrence overlaps the hours, on the clock of the filter's zone: 9:00 there is 9:00 in summer and in winter.
 * Hours that run past midnight belong to the weekday they start on. A floating time is on every clock the same; whole
 * days count by their weekdays alone; an occurrence without length counts by the moment it starts.
 */
export function overlapsHours(span: Pick<EventSpan, 'start' | 'end'>, hours: Hours, instantOf: InstantOf): boolean {
  const start = wallIn(span.start, hours.zone, instantOf);
  const end = wallIn(span.end, hours.zone, instantOf);
  return clockOverlaps({ start, end, allDay: span.start.kind === 'date' }, hours);
}

/** As `overlapsHours`, for what the clock of the filter's zone shows. */
export function clockOverlaps(shown: { start: Wall; end: Wall; allDay: boolean }, hours: Hours): boolean {
  const { start, allDay } = shown;
  // Clocks set back within the occurrence can make its end read earlier than its start.
  const end = Math.max(shown.end, start + 1);
  // Any eight days hold each weekday whole.
  const lastDay = Math.min(dayOf(end - 1), dayOf(start) + WEEK);
  for (let day = allDay ? start : dayOf(start) - DAY; day <= lastDay; day += DAY) {
    if (!hours.weekdays.has(weekdayOf(day))) continue;
    if (allDay || (start < day + hours.to && end > day + hours.from)) return true;
  }
  return false;
}

function wallIn(time: EventTime, zone: ZoneOffsets, instantOf: InstantOf): Wall {
  switch (time.kind) {
    case 'date':
      return parseWall(time.date);
    case 'floating':
      return parseWall(time.wall);
    case 'zoned':
    case 'instant':
      return wallOfInstant(instantOf(time), zone);
  }
}
