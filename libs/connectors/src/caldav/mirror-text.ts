import { type Mirror, ProviderError } from '@calmirror/core';
import { writeComponents, zonesNamedBy } from '../icalendar/write-event.js';
import { writeZones } from '../icalendar/write-zone.js';

/**
 * The calendar object that stands for a mirror (RFC 4791 §4.1): one UID, a series with its overrides, the zones that they
 * name, and no METHOD. Without organizer and attendees no server has anybody to send an invitation to.
 * @param now milliseconds since the epoch
 * @throws ProviderError `rejected` for an event that iCalendar cannot say
 */
export function mirrorText({ event }: Mirror, now: number): string {
  const stamp = `${new Date(now).toISOString().slice(0, 19)}Z`;
  try {
    const body = writeZones(zonesNamedBy(event)) + writeComponents(event, stamp);
    return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calmirror//Calmirror//EN\r\nCALSCALE:GREGORIAN\r\n${body}END:VCALENDAR\r\n`;
  } catch {
    // Without its cause, whose message may quote the event.
    throw new ProviderError('rejected', 'refused', 'The event cannot be written as iCalendar.');
  }
}
