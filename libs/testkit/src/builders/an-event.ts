import type { CalendarEvent } from '@calmirror/core';

/** A plain event, an hour long in UTC, but for what the test names. `id` is the `uid` where only that is given. */
export function anEvent(differing: Partial<CalendarEvent> = {}): CalendarEvent {
  const uid = differing.uid ?? differing.id ?? 'event-1@feeds.test';
  return {
    id: uid,
    uid,
    recurrenceId: null,
    start: { kind: 'instant', instant: '2026-03-02T09:00:00Z' },
    end: { kind: 'instant', instant: '2026-03-02T10:00:00Z' },
    duration: null,
    recurrence: null,
    overrides: [],
    zones: [],
    marker: null,
    summary: 'Planning',
    description: null,
    location: null,
    geo: null,
    url: null,
    conference: null,
    categories: [],
    color: null,
    status: 'confirmed',
    transparency: 'opaque',
    class: 'public',
    type: 'default',
    organizer: null,
    attendees: [],
    myAnswer: null,
    reminders: [],
    sequence: 0,
    created: null,
    lastModified: null,
    ...differing,
  };
}
