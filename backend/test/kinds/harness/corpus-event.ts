import type { CalendarHands, OutlookUser } from '@calmirror/testkit';
import { basic } from './corpus-days.js';

/** An event as people put it into the calendars of each kind, and what is to be seen of it wherever it is mirrored. */
export interface CorpusEvent {
  /** By hand, as `linesOf` writes them. */
  readonly shown: readonly string[];
  /** The same on targets that know no times without a zone, whose own is Berlin's. */
  readonly placed?: readonly string[];
  /** In Google's web page. */
  readonly google?: (calendar: CalendarHands) => void;
  /** In Outlook. */
  readonly microsoft?: (user: OutlookUser) => void;
  /** VEVENTs of a program that writes iCalendar. */
  readonly ical?: readonly string[];
}

interface GoogleTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** Wall-clock times as each kind writes them: `2027-03-29T10:00`. */
export const googleAt = (wall: string, timeZone = 'Europe/Berlin'): GoogleTime => ({
  dateTime: `${wall}:00`,
  timeZone,
});

/** Exchange speaks of zones by the names of Windows. */
export const outlookAt = (wall: string, timeZone = 'W. Europe Standard Time'): GoogleTime => ({
  dateTime: `${wall}:00`,
  timeZone,
});

export const icalAt = (name: string, wall: string, zone = 'Europe/Berlin'): string =>
  `${name};TZID=${zone}:${basic(wall)}00`;

export const icalDay = (name: string, day: string): string => `${name};VALUE=DATE:${basic(day)}`;

/** Id of an instance at Google, by the day of its series or by the instant `2027-03-29T08:00Z`. */
export const googleInstance = (id: string, original: string): string =>
  `${id}_${basic(original).replace(/(T\d{4})Z$/, '$100Z')}`;
