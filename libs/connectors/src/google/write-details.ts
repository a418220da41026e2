import type { EventDetails, Reminder } from '@calmirror/core';
import { idOfColor } from './event-color.js';
import type { GoogleEvent } from './google-event.js';
import { MARKER_PROPERTY } from './read-details.js';
import { writtenDescription } from './write-description.js';

/** Marks every mirror alike, since a listing can ask for a property's whole value only. */
export const MIRROR_PROPERTY = 'calmirrorMirror';

const MOST_REMINDERS = 5;
/** Four weeks. */
const EARLIEST_REMINDER = 40_320;

/**
 * What a mirror says beside its times, as Google is to keep it. There are no attendees among it, whatever the event holds,
 * and no conference of its own: nobody is mailed (promise 6).
 *
 * `default` leaves it to the calendar who sees the event, while Google's `public` would open it to all the world; and as
 * Google shows no cancelled events, one stands as tentative and free.
 */
export function writtenDetails(details: EventDetails, marker: string): GoogleEvent {
  const { summary, location, transparency, status } = details;
  const description = writtenDescription(details.description, details.conference);
  const colorId = idOfColor(details.color);
  const source = sourceOf(details.url);
  return {
    ...(summary !== null && { summary }),
    ...(description !== null && { description }),
    ...(location !== null && { location }),
    ...(colorId !== null && { colorId }),
    ...(source !== null && { source }),
    status: status === 'confirmed' ? 'confirmed' : 'tentative',
    transparency: status === 'cancelled' ? 'transparent' : transparency,
    visibility: details.class === 'public' ? 'default' : 'private',
    reminders: { useDefault: false, overrides: remindersFor(details.reminders) },
    extendedProperties: { private: { [MARKER_PROPERTY]: marker, [MIRROR_PROPERTY]: '1' } },
  };
}

/** Of more reminders than Google takes, those next to the start; none after it. */
function remindersFor(reminders: readonly Reminder[]): { method: string; minutes: number }[] {
  const minutes = reminders
    .map(({ minutesBefore }) => Math.min(Math.round(minutesBefore), EARLIEST_REMINDER))
    .filter((before) => before >= 0);
  return [...new Set(minutes)]
    .sort((one, other) => one - other)
    .slice(0, MOST_REMINDERS)
    .map((before) => ({ method: 'popup', minutes: before }));
}

/** Google links the title of the page that an event comes from; only to the web. */
function sourceOf(url: string | null): { title: string; url: string } | null {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return { title: new URL(url).host, url };
}
