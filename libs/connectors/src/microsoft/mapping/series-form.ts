import { type CalendarEvent, type EventTime, instantOf, type Recurrence } from '@calmirror/core';
import type { PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import { dayAfter } from './calendar-day.js';
import { exceptionsOf, type SeriesExceptions } from './series-exceptions.js';
import { clockOf, timeOnClock } from './graph-time.js';
import { leastGap } from './pattern-days.js';
import { wallOf } from './pattern-range.js';
import type { PatternRefusal } from './pattern-refusal.js';
import { patternedRecurrenceOf } from './recurrence-pattern.js';

/** A series as Graph holds it: a pattern, the instances that differ, and those that do not take place. */
export interface GraphSeries extends SeriesExceptions {
  readonly recurrence: PatternedRecurrence;
  /** The end on the clock of the start: a series has one. */
  readonly end: EventTime;
}

/**
 * How a series stands in Microsoft 365 as one, or why it cannot. Then its instances are written one by one, which is
 * always right, while a pattern that nearly fits shows meetings that are none.
 */
export function seriesFormOf(event: CalendarEvent): GraphSeries | PatternRefusal {
  const { start, recurrence } = event;
  const rule = recurrence === null ? null : onlyRule(recurrence);
  if (rule === null) return 'not-one-rule';
  const timeZone = timeZoneOf(event);
  if (timeZone === null) return 'no-such-clock';
  if (!wallOf(start).endsWith(':00')) return 'not-on-the-minute';
  const patterned = patternedRecurrenceOf(rule, start, timeZone);
  if (typeof patterned === 'string') return patterned;
  const end = endOnClock(event);
  if (wallOf(end) > after(wallOf(start), leastGap(patterned.pattern ?? {}))) return 'overlaps-itself';
  const exceptions = exceptionsOf(event, patterned.pattern ?? {});
  return typeof exceptions === 'string' ? exceptions : { ...exceptions, recurrence: patterned, end };
}

function onlyRule({ rules, exceptionRules, dates }: Recurrence): string | null {
  return rules.length === 1 && exceptionRules.length === 0 && dates.length === 0 ? (rules[0] ?? null) : null;
}

/** Graph's name for the clock of a series. */
function timeZoneOf({ start, zones }: CalendarEvent): string | null {
  // Where floating times are to be placed the engine knows; it does so before anything is written.
  if (start.kind !== 'zoned') return 'UTC';
  const instant = instantOf(start, zones);
  return instant === null ? null : clockOf(start, zones, instant);
}

function endOnClock({ start, end, zones }: CalendarEvent): EventTime {
  if (start.kind !== 'zoned' && start.kind !== 'instant') return end;
  const zone = start.kind === 'zoned' ? start.zone : 'UTC';
  if (end.kind === 'zoned' && end.zone === zone) return end;
  return timeOnClock(instantOf(end, zones) ?? '', zone);
}

const after = (wall: string, days: number): string => `${dayAfter(wall.slice(0, 10), days)}${wall.slice(10)}`;
