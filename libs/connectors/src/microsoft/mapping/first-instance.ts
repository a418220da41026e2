import { type EventSpan, type EventTime, instantOf } from '@calmirror/core';
import type { PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import { calendarDay } from './calendar-day.js';
import { timeOnClock } from './graph-time.js';
import { firstPatternDay, isPatternDay } from './pattern-days.js';
import { wallOf } from './pattern-range.js';

const DAY = 86_400_000;

/**
 * The span of a series' first instance. Graph begins a series on the first day of its pattern that is not before its
 * start; iCalendar would count the start as an instance of its own.
 *
 * @param zone IANA name of the series' clock
 */
export function withFirstDay(span: EventSpan, { pattern }: PatternedRecurrence, zone: string): EventSpan {
  const date = wallOf(span.start).slice(0, 10);
  if (!pattern || isPatternDay(pattern, calendarDay(date))) return span;
  const days = (Date.parse(firstPatternDay(pattern, date)) - Date.parse(date)) / DAY;
  return { start: later(span.start, days, zone), end: later(span.end, days, zone), duration: null };
}

/** So many days later on the clock. */
function later(time: EventTime, days: number, zone: string): EventTime {
  const wall = new Date(Date.parse(`${wallOf(time)}Z`) + days * DAY).toISOString().slice(0, 19);
  switch (time.kind) {
    case 'date':
      return { kind: 'date', date: wall.slice(0, 10) };
    case 'instant':
      return { kind: 'instant', instant: `${wall}Z` };
    default:
      return timeOnClock(instantOf({ kind: 'zoned', wall, zone }) ?? `${wall}Z`, zone);
  }
}
