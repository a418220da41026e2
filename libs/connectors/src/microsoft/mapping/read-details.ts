import type { EventClass, EventDetails, EventStatus, EventType, Geo, Transparency } from '@calmirror/core';
import type { Location } from '@microsoft/microsoft-graph-types';
import { bodyText } from './body-text.js';
import type { GraphEvent } from './graph-event.js';
import { attendeesOf, myAnswerOf, organizerOf } from './read-people.js';

/** What a Graph event says beside its times. A value that cannot be read is left out, and never costs the event. */
export function readDetails(event: GraphEvent): EventDetails {
  return {
    summary: textOrNull(event.subject),
    description: bodyText(event.body),
    location: placeOf(event),
    geo: geoOf(event.location),
    // `webLink` leads into the owner's own mailbox, where nobody else can go.
    url: null,
    conference: textOrNull(event.onlineMeeting?.joinUrl) ?? textOrNull(event.onlineMeetingUrl),
    categories: [...new Set(event.categories ?? [])].filter((category) => category.trim() !== ''),
    color: null,
    status: statusOf(event),
    transparency: transparencyOf(event),
    class: classOf(event),
    type: typeOf(event),
    organizer: organizerOf(event),
    attendees: attendeesOf(event),
    myAnswer: myAnswerOf(event),
    reminders: event.isReminderOn === true ? [{ minutesBefore: event.reminderMinutesBeforeStart ?? 0 }] : [],
    sequence: 0,
    created: secondOf(event.createdDateTime),
    lastModified: secondOf(event.lastModifiedDateTime),
  };
}

/**
 * `tentative` is what somebody says of the time, or Outlook of an invitation that nobody has answered yet. The latter
 * says nothing of the meeting: the filter for unanswered invitations is there for it, and the one for tentative events
 * would take it away too.
 */
function statusOf({ isCancelled, showAs, responseStatus }: GraphEvent): EventStatus {
  if (isCancelled === true) return 'cancelled';
  return showAs === 'tentative' && responseStatus?.response !== 'notResponded' ? 'tentative' : 'confirmed';
}

/**
 * Who works elsewhere is busy, as in what Exchange exports to iCalendar: a double booking costs more than a free hour.
 */
function transparencyOf({ showAs }: GraphEvent): Transparency {
  return showAs === 'free' ? 'transparent' : 'opaque';
}

function typeOf({ showAs }: GraphEvent): EventType {
  if (showAs === 'oof') return 'out-of-office';
  return showAs === 'workingElsewhere' ? 'working-location' : 'default';
}

/**
 * Exchange hides `private` events from others and only labels `personal` ones; both say that it is nobody else's
 * business.
 */
function classOf({ sensitivity }: GraphEvent): EventClass {
  if (sensitivity === 'confidential') return 'confidential';
  return sensitivity === 'private' || sensitivity === 'personal' ? 'private' : 'public';
}

function placeOf({ location, locations }: GraphEvent): string | null {
  const places = (locations ?? []).map(nameOf).filter((name) => name !== null);
  return places.length > 1 ? [...new Set(places)].join('; ') : (nameOf(location) ?? places[0] ?? null);
}

function nameOf(location: Location | null | undefined): string | null {
  const { street, postalCode, city, countryOrRegion } = location?.address ?? {};
  const town = [postalCode, city].filter(Boolean).join(' ');
  const address = [street, town, countryOrRegion].filter(Boolean).join(', ');
  return textOrNull(location?.displayName) ?? textOrNull(address);
}

function geoOf(location: Location | null | undefined): Geo | null {
  const { latitude, longitude } = location?.coordinates ?? {};
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** To the second; Graph writes seven decimals. */
function secondOf(instant: string | null | undefined): string | null {
  const [second] = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(instant ?? '') ?? [];
  return second === undefined || second.startsWith('0001') ? null : `${second}Z`;
}

function textOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : text;
}
