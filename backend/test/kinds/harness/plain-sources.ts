import { aFeed, aVevent, type CaldavCollection, type CalendarHands, type OutlookUser } from '@calmirror/testkit';
import { dashedIn, dateIn } from '../../sync/harness/sample-feed.js';

/** A calendar of plain events, known by their numbers; event n is an hour, n + 1 days from today. */
export interface PlainSource {
  put(number: number, title: string): void;
  remove(number: number): void;
}

const from = (number: number): string => `${dashedIn(number + 1)}T09:00:00`;
const to = (number: number): string => `${dashedIn(number + 1)}T10:00:00`;

export function plainGoogle(calendar: CalendarHands): PlainSource {
  const id = (number: number): string => `event${String(number).padStart(4, '0')}`;
  return {
    put: (number, summary) =>
      void calendar.put({
        id: id(number),
        summary,
        start: { dateTime: `${from(number)}Z` },
        end: { dateTime: `${to(number)}Z` },
      }),
    remove: (number) => calendar.delete(id(number)),
  };
}

export function plainMicrosoft(user: OutlookUser, calendarId: string): PlainSource {
  const ids = new Map<number, string>();
  return {
    put: (number, subject) => {
      const id = ids.get(number);
      const [start, end] = [from(number), to(number)].map((dateTime) => ({ dateTime, timeZone: 'UTC' }));
      if (id !== undefined) user.patch(id, { subject });
      else ids.set(number, user.put({ subject, start: start!, end: end! }, calendarId));
    },
    remove: (number) => user.delete(ids.get(number) ?? ''),
  };
}

export function plainCaldav(collection: CaldavCollection): PlainSource {
  const name = (number: number): string => `${number}.ics`;
  return {
    put: (number, title) => {
      const day = dateIn(number + 1);
      const times = [`DTSTART:${day}T090000Z`, `DTEND:${day}T100000Z`];
      collection.put(name(number), aFeed([aVevent(`event-${number}`, title, ...times)]));
    },
    remove: (number) => void collection.delete(name(number)),
  };
}
