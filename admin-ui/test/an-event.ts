import { BLANK_DETAILS, type CalendarEvent } from '@calmirror/core';

const HOUR = 3_600_000;

/** An event of an hour in UTC that starts so many hours from now, and says nothing but what is given. */
export function anEvent(inHours: number, said: Partial<CalendarEvent> = {}): CalendarEvent {
  const at = (hours: number) =>
    ({ kind: 'instant', instant: new Date(Date.now() + hours * HOUR).toISOString().replace(/\.\d+/, '') }) as const;
  const id = said.id ?? `event-${inHours}`;
  return {
    ...BLANK_DETAILS,
    id,
    uid: id,
    start: at(inHours),
    end: at(inHours + 1),
    duration: null,
    recurrenceId: null,
    recurrence: null,
    overrides: [],
    zones: [],
    marker: null,
    ...said,
  };
}
