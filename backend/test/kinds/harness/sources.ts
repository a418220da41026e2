import { aFeed, type CaldavCollection, type CalendarHands, type OutlookUser } from '@calmirror/testkit';
import type { CalendarAnswer } from '@calmirror/contracts';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { CORPUS } from './corpus.js';
import { googleInstance } from './corpus-event.js';
import { eu } from './corpus-days.js';

/** A calendar with the whole corpus in it, and what its owner then does. */
export interface Source {
  readonly calendar: CalendarAnswer;
  /** Renames the first stand-up. */
  renameOne(title: string): void;
}

const EVENTS = CORPUS.flatMap(({ ical }) => (ical ? [ical] : []));
const FIRST_STAND_UP = eu(-13);

const zone = (name: string): string => (tzlib_get_ical_block(name)[0] ?? '').trim();
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney'].map(zone);

export function fillGoogle(calendar: CalendarHands): Source['renameOne'] {
  for (const { google } of CORPUS) google?.(calendar);
  return (summary) => void calendar.patch(googleInstance('standup', `${FIRST_STAND_UP}T09:00Z`), { summary });
}

export function fillMicrosoft(user: OutlookUser): Source['renameOne'] {
  for (const { microsoft } of CORPUS) microsoft?.(user);
  const standUp = user.events().find(({ subject }) => subject === 'Stand-up')?.id ?? '';
  return (subject) => user.patch(user.instanceId(standUp, `${FIRST_STAND_UP}T10:00:00`), { subject });
}

/** Each event as an object of its own, with the definitions of all zones, as calendar programs write them. */
export function fillCaldav(collection: CaldavCollection): Source['renameOne'] {
  for (const [index, events] of EVENTS.entries()) collection.put(`${index}.ics`, aFeed(events, ZONES));
  return (title) => collection.put('0.ics', aFeed(withOneRenamed(EVENTS[0] ?? [], title), ZONES));
}

const WINDOWS_NAMES = {
  'Europe/Berlin': 'W. Europe Standard Time',
  'America/New_York': 'Eastern Standard Time',
  'Australia/Sydney': 'AUS Eastern Standard Time',
};

/** All in one feed, with zones under the names that Windows has for them, as Outlook publishes it. */
export function feedText(title: string | null): string {
  const [standUp = [], ...others] = EVENTS;
  const events = [...(title === null ? standUp : withOneRenamed(standUp, title)), ...others.flat()];
  const names = Object.entries(WINDOWS_NAMES);
  return names.reduce((text, [iana, windows]) => text.replaceAll(iana, windows), aFeed(events, ZONES));
}

/** One more override, made of the series itself. */
function withOneRenamed([series = '', ...overrides]: readonly string[], title: string): string[] {
  const lines = series.split('\r\n').filter((line) => !/^(?:RRULE|EXDATE)/.test(line));
  const id = lines.find((line) => line.startsWith('DTSTART'))?.replace('DTSTART', 'RECURRENCE-ID') ?? '';
  const renamed = lines.flatMap((line) => (line.startsWith('SUMMARY') ? [`SUMMARY:${title}`, id] : [line]));
  return [series, renamed.join('\r\n'), ...overrides];
}
