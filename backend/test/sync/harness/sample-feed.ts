import { aFeed, aVevent } from '@calmirror/testkit';

const DAY = 86_400_000;

/** The date so many days from today, `YYYYMMDD`. */
export const dateIn = (days: number): string =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10).replaceAll('-', '');

/** The same date, `YYYY-MM-DD`. */
export const dashedIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** An hour in UTC, so many days from today. */
export const anHour = (uid: string, summary: string, days: number, ...lines: string[]): string =>
  aVevent(uid, summary, `DTSTART:${dateIn(days)}T090000Z`, `DTEND:${dateIn(days)}T100000Z`, ...lines);

/** A feed of `count` events, one a day from tomorrow on: `event-0`, `event-1` … */
export const feedOf = (count: number): string =>
  aFeed(Array.from({ length: count }, (_, index) => anHour(`event-${index}`, `Event ${index}`, index + 1)));
