import type { GraphEvent } from './mapping/graph-event.js';
import { PROPERTIES_EXPAND } from './mapping/extended-properties.js';
import { isJson, textIn, undecodable } from './graph-answer.js';

/**
 * What every request about events prefers. Ids that hold when an event is moved to another calendar or archive, so that
 * one that is dragged away and back is the same event; times in UTC beside the zones that they were made in; descriptions as
 * text, which is half the size and needs no reading of HTML.
 */
const PREFERRED = ['IdType="ImmutableId"', 'outlook.timezone="UTC"', 'outlook.body-content-type="text"'];

export const PREFER: Readonly<Record<string, string>> = { prefer: PREFERRED.join(', ') };

/** Items of a page: at some kilobytes each far below what an answer may weigh. */
const PAGE_SIZE = 500;

export const PREFER_PAGES: Readonly<Record<string, string>> = {
  prefer: [...PREFERRED, `odata.maxpagesize=${PAGE_SIZE}`].join(', '),
};

/** All that is read of an event. Cancelled occurrences are told where they are asked for by name alone, so all others are named too. */
const FIELDS = [
  ...['type', 'seriesMasterId', 'iCalUId', 'changeKey', 'transactionId', 'createdDateTime', 'lastModifiedDateTime'],
  ...['subject', 'body', 'location', 'locations', 'categories', 'showAs', 'sensitivity', 'isCancelled', 'isAllDay'],
  ...['start', 'end', 'originalStart', 'originalStartTimeZone', 'originalEndTimeZone', 'recurrence'],
  ...['attendees', 'organizer', 'isOrganizer', 'hideAttendees', 'responseStatus'],
  ...['isReminderOn', 'reminderMinutesBeforeStart'],
  ...['onlineMeeting', 'onlineMeetingUrl'],
];

/** Query of an event with its marker. */
export const EVENT_QUERY = `$expand=${encodeURIComponent(PROPERTIES_EXPAND)}`;

/** Query of a series as a whole: its master with all that differs from it. */
export const SERIES_QUERY = [
  `$select=${[...FIELDS, 'cancelledOccurrences'].join(',')}`,
  `$expand=${encodeURIComponent(`${PROPERTIES_EXPAND},exceptionOccurrences`)}`,
].join('&');

/**
 * An event as Graph answers it.
 * @throws ProviderError `undecodable` for what has no id
 */
export function eventIn(body: unknown): GraphEvent & { readonly id: string } {
  const id = textIn(body, 'id');
  if (!isJson(body) || id === null) throw undecodable();
  return { ...(body as GraphEvent), id };
}
