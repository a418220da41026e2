import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';

/** An event as the API says it. */
export type GoogleEvent = calendar_v3.Schema$Event;
export type GoogleTime = calendar_v3.Schema$EventDateTime;

/** Members of an event that are ever looked at; others (attachments, addresses of pages, guests' rights) are not asked for. */
export const EVENT_FIELDS = [
  ...['id', 'etag', 'status', 'iCalUID', 'recurringEventId', 'originalStartTime', 'start', 'end', 'endTimeUnspecified'],
  ...['recurrence', 'summary', 'description', 'location', 'colorId', 'transparency', 'visibility', 'eventType'],
  ...['organizer', 'attendees', 'hangoutLink', 'conferenceData/entryPoints', 'source', 'reminders', 'sequence'],
  ...['created', 'updated', 'extendedProperties/private'],
].join(',');

/** Whether an answer is an event at all: each has an id and an ETag, a deleted one too. */
export function isEvent(content: GoogleEvent): content is GoogleEvent & { readonly id: string; readonly etag: string } {
  return typeof content.id === 'string' && content.id !== '' && typeof content.etag === 'string' && content.etag !== '';
}

export const isCancelled = ({ status }: GoogleEvent): boolean => status === 'cancelled';
