import { BLANK_DETAILS, type CalendarEvent, type EventOverride, type Recurrence } from '@calmirror/core';
import { anEvent } from './an-event.js';
import { inBerlin } from './event-times.js';

const HOUR = 3_600_000;

/** A meeting from 10 to 11 in Berlin each day from Monday 2026-03-02, without end unless `recurrence` names something else. */
export function aSeries(
  recurrence: Partial<Recurrence> = {},
  differing: Partial<CalendarEvent> = {},
): CalendarEvent & { readonly recurrence: Recurrence } {
  const [start, end] = [inBerlin('2026-03-02T10:00:00'), inBerlin('2026-03-02T11:00:00')];
  return {
    ...anEvent({ start, end, ...differing }),
    recurrence: { rules: ['FREQ=DAILY'], exceptionRules: [], dates: [], exclusions: [], ...recurrence },
  };
}

/** Replaces the instance that starts at `wall` in Berlin: a plain event at that time, an hour long, but for what is named. */
export function anOverride(wall: string, differing: Partial<EventOverride> = {}): EventOverride {
  const end = new Date(Date.parse(`${wall}Z`) + HOUR).toISOString().slice(0, 19);
  return {
    recurrenceId: inBerlin(wall),
    thisAndFuture: false,
    start: inBerlin(wall),
    end: inBerlin(end),
    duration: null,
    ...BLANK_DETAILS,
    summary: anEvent().summary,
    ...differing,
  };
}
