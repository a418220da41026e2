import type { EventDraft } from './event-store.js';
import type { GoogleCalendar } from './google-calendar.js';
import type { StoredTime } from './google-event.js';
import { GoogleRefusal } from './google-refusal.js';

const malformed = (reason: string, message: string): GoogleRefusal =>
  new GoogleRefusal(400, 'calendar', reason, message);

/** Events that are more than an appointment stand in a person's own calendar alone, and each in its own shape. */
export function checkType(draft: EventDraft, calendar: GoogleCalendar, asGoogle: boolean): void {
  const { eventType = 'default' } = draft.fields;
  if (eventType === 'default') return;
  if (eventType === 'fromGmail' && asGoogle) return;
  if (eventType === 'fromGmail')
    throw malformed('eventTypeRestriction', 'Events of the type fromGmail cannot be created.');
  if (!calendar.isPrimary)
    throw malformed('eventTypeRestriction', `Events of the type ${eventType} stand in a primary calendar alone.`);
  if (eventType === 'workingLocation') checkWorkingLocation(draft);
  else if (eventType === 'birthday') checkBirthday(draft);
  else checkAbsence(draft, eventType);
}

function checkAbsence({ start, fields }: EventDraft, eventType: 'outOfOffice' | 'focusTime'): void {
  const reason = eventType === 'outOfOffice' ? 'malformedOutOfOfficeEvent' : 'malformedFocusTimeEvent';
  if (start.kind === 'day') throw malformed(reason, `An event of the type ${eventType} cannot be all-day.`);
  if (fields.transparency === 'transparent')
    throw malformed(reason, `An event of the type ${eventType} blocks its time.`);
}

function checkWorkingLocation({ start, end, fields }: EventDraft): void {
  const reason = 'malformedWorkingLocationEvent';
  if (fields.visibility !== 'public') throw malformed(reason, 'A working location event is public.');
  if (fields.transparency !== 'transparent')
    throw malformed(reason, 'A working location event does not block its time.');
  if (start.kind === 'day' && !isOneDay(start, end))
    throw malformed(reason, 'An all-day working location event must be exactly one day long.');
  if (fields.workingLocationProperties?.type === undefined)
    throw malformed(reason, 'A working location event says where.');
}

function checkBirthday({ start, end, recurrence, fields }: EventDraft): void {
  const reason = 'malformedBirthdayEvent';
  if (!isOneDay(start, end)) throw malformed(reason, 'A birthday lasts a day.');
  if (!recurrence?.some((line) => line.includes('FREQ=YEARLY'))) throw malformed(reason, 'A birthday comes each year.');
  if (fields.visibility !== 'private' || fields.transparency !== 'transparent')
    throw malformed(reason, 'A birthday is private and does not block its time.');
}

const isOneDay = (start: StoredTime, end: StoredTime): boolean =>
  start.kind === 'day' && end.kind === 'day' && Date.parse(end.date) - Date.parse(start.date) === 86_400_000;
