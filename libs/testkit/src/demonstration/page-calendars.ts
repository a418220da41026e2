import type { Event } from '@microsoft/microsoft-graph-types';
import { Temporal } from 'temporal-polyfill';
import type { CalendarHands } from '../servers/google/calendar-hands.js';
import type { GoogleEvent, GoogleTime } from '../servers/google/google-event.js';
import type { GoogleServer } from '../servers/google/google-server.js';
import type { GraphServer } from '../servers/graph/graph-server.js';
import type { OutlookUser } from '../servers/graph/outlook-user.js';
import { GOOGLE_PEOPLE, MICROSOFT_PEOPLE } from './people.js';
import { WINDOWS_ZONE, ZONE } from './weeks.js';

/** When something is, on the clock of the people: `YYYY-MM-DD` for whole days, or `YYYY-MM-DDTHH:MM:SS`. */
export interface PageSpan {
  readonly start: string;
  readonly end: string;
}

/** An event, or an instance of a series, as the pages show it. */
export interface PageEvent extends PageSpan {
  readonly id: string;
  readonly title: string;
  readonly isSeries: boolean;
  /** Whether Calmirror wrote it. */
  readonly isMirror: boolean;
}

/** A calendar of either provider, with what a person does to it. */
export interface PageCalendar {
  readonly id: string;
  readonly name: string;
  /** @param from @param to milliseconds since 1970 */
  events(from: number, to: number): readonly PageEvent[];
  add(title: string, span: PageSpan): void;
  move(id: string, span: PageSpan): void;
  remove(id: string): void;
}

export interface PageAccount {
  readonly name: string;
  readonly mail: string;
  readonly calendars: readonly PageCalendar[];
}

export const googleAccounts = (google: GoogleServer): PageAccount[] =>
  GOOGLE_PEOPLE.map(({ mail, name }) => {
    const own = google.calendars().filter(({ owner }) => owner === mail);
    return { name, mail, calendars: own.map(ofGoogle) };
  });

export const microsoftAccounts = (graph: GraphServer): PageAccount[] =>
  MICROSOFT_PEOPLE.map(({ mail, name }) => {
    const user = graph.person(mail);
    return { name, mail, calendars: user.calendars().map((calendar) => ofMicrosoft(user, calendar)) };
  });

const isDay = (time: string): boolean => time.length === 10;

function ofGoogle(hands: CalendarHands): PageCalendar {
  const time = (text: string): GoogleTime => (isDay(text) ? { date: text } : { dateTime: text, timeZone: ZONE });
  const times = ({ start, end }: PageSpan): object => ({ start: time(start), end: time(end) });
  return {
    id: hands.id,
    name: hands.name,
    events: (from, to) => hands.instances(new Date(from).toISOString(), new Date(to).toISOString()).map(shownOfGoogle),
    add: (summary, span) => void hands.put({ summary, ...times(span) }),
    move: (id, span) => void hands.patch(id, { ...times(span) }),
    remove: (id) => hands.delete(id),
  };
}

function shownOfGoogle(event: GoogleEvent): PageEvent {
  const shown = ({ date, dateTime }: GoogleTime = {}): string => date ?? clockAt(dateTime ?? '');
  return {
    id: event.id,
    title: event.summary ?? '(no title)',
    start: shown(event.start),
    end: shown(event.end),
    isSeries: event.recurringEventId !== undefined,
    isMirror: event.extendedProperties?.private?.['calmirrorMirror'] !== undefined,
  };
}

function ofMicrosoft(user: OutlookUser, { id, name }: { readonly id: string; readonly name: string }): PageCalendar {
  const time = (text: string): Event['start'] => ({
    dateTime: isDay(text) ? `${text}T00:00:00` : text,
    timeZone: WINDOWS_ZONE,
  });
  const times = ({ start, end }: PageSpan): Event => ({ start: time(start), end: time(end) });
  return {
    id,
    name,
    events: (from, to) => user.instances({ from, to }, id).map(shownOfMicrosoft),
    add: (subject, span) => void user.put({ subject, ...times(span) }, id),
    move: (event, span) => user.patch(event, times(span)),
    remove: (event) => user.delete(event),
  };
}

function shownOfMicrosoft(event: Event): PageEvent {
  const shown = (time: Event['start']): string => {
    const utc = time?.dateTime?.slice(0, 19) ?? '';
    return event.isAllDay ? utc.slice(0, 10) : clockAt(`${utc}Z`);
  };
  return {
    id: event.id ?? '',
    title: event.subject || '(no title)',
    start: shown(event.start),
    end: shown(event.end),
    isSeries: event.type !== 'singleInstance',
    isMirror: event.singleValueExtendedProperties?.some(({ id }) => id?.endsWith(' calmirror-mirror')) ?? false,
  };
}

const clockAt = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'second' });
