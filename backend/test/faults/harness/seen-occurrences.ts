import { type CalendarEvent, type EventTime, instancesOf } from '@calmirror/core';

const EVER = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

const plain = (time: EventTime): string => {
  switch (time.kind) {
    case 'date':
      return time.date;
    case 'instant':
      return time.instant;
    case 'floating':
    case 'zoned':
      return time.wall;
  }
};

/** `start summary`, sorted: every occurrence of these events. */
export const seenOccurrences = (events: readonly CalendarEvent[]): string[] =>
  events
    .flatMap((event) =>
      instancesOf(event, EVER).instances.map(
        ({ start, override }) => `${plain(start)} ${(override ?? event).summary ?? ''}`,
      ),
    )
    .sort();
