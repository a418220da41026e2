import type { GoogleServer, GraphServer } from '@calmirror/testkit';
import { dashedIn } from '../../sync/harness/sample-feed.js';

/** A calendar as the person whose it is sees it at the provider, without any request. */
export interface PersonsCalendar {
  readonly externalId: string;
  /** Puts an hour, so many days from today; answers the provider's id. */
  put(title: string, day?: number): string;
  rename(id: string, title: string): void;
  delete(id: string): void;
  /** What stands there, each as often as it does. */
  titles(): string[];
  /** The id of what stands under a title. */
  find(title: string): string;
}

export function googleCalendar(google: GoogleServer, name: string): PersonsCalendar {
  const hands = google.addCalendar({ summary: name });
  const at = (day: number, hour: string): object => ({ dateTime: `${dashedIn(day)}T${hour}:00:00Z`, timeZone: 'UTC' });
  return {
    externalId: hands.id,
    put: (summary, day = 3) => hands.put({ summary, start: at(day, '09'), end: at(day, '10') }).id,
    rename: (id, summary) => void hands.patch(id, { summary }),
    delete: (id) => hands.delete(id),
    titles: () =>
      hands
        .events()
        .map(({ summary }) => summary ?? '')
        .sort(),
    find: (title) => hands.events().find(({ summary }) => summary === title)?.id ?? '',
  };
}

export function microsoftCalendar({ alice }: GraphServer, name: string): PersonsCalendar {
  const id = alice.addCalendar(name);
  const at = (day: number, hour: string): { dateTime: string; timeZone: string } => ({
    dateTime: `${dashedIn(day)}T${hour}:00:00`,
    timeZone: 'UTC',
  });
  return {
    externalId: id,
    put: (subject, day = 3) => alice.put({ subject, start: at(day, '09'), end: at(day, '10') }, id),
    rename: (eventId, subject) => alice.patch(eventId, { subject }),
    delete: (eventId) => alice.delete(eventId),
    titles: () =>
      alice
        .events(id)
        .map(({ subject }) => subject ?? '')
        .sort(),
    find: (title) => alice.events(id).find(({ subject }) => subject === title)?.id ?? '',
  };
}
