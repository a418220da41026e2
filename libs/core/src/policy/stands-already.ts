import type { CalendarEvent } from '../event/calendar-event.js';

/**
 * Whether a calendar that holds `copy`, under the UID of `event`, needs no mirror of it: a meeting to which both calendars
 * were invited blocks its time there already. A copy that was declined or cancelled, that blocks less than the source's, or
 * that is one instance of what is a series there, does not stand for it; nor does a mirror.
 */
export function standsAlready(copy: CalendarEvent, event: CalendarEvent): boolean {
  return (
    copy.uid === event.uid &&
    copy.marker === null &&
    copy.status !== 'cancelled' &&
    copy.myAnswer !== 'declined' &&
    (copy.transparency === 'opaque' || event.transparency === 'transparent') &&
    (copy.recurrence === null) === (event.recurrence === null)
  );
}
