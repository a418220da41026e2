import { readConference } from './event-conference.js';
import { readFields, readStatus } from './event-fields.js';
import type { EventDraft } from './event-store.js';
import { momentOfTime, readTime } from './event-times.js';
import { checkType } from './event-types.js';
import type { Body } from './google-call.js';
import type { GoogleCalendar } from './google-calendar.js';
import type { EventFields } from './google-event.js';
import { refuse } from './google-refusal.js';
import { readRecurrence } from './recurrence-lines.js';

/** How a client wants a write to be done. */
export interface WriteWishes {
  /** Mail address of who writes. */
  readonly actor: string;
  /** Milliseconds. */
  readonly now: number;
  readonly conferenceDataVersion: number;
  /** Value of `If-Match`, or null. */
  readonly ifMatch: string | null;
  /** What no client may do and Google does: ids of any form, events out of mails. */
  readonly asGoogle: boolean;
}

/** What a body makes of an event that had these fields before. */
export function draftEvent(
  calendar: GoogleCalendar,
  id: string,
  body: Body,
  wishes: WriteWishes,
  previous: EventFields = {},
): EventDraft {
  const { timeZone } = calendar.traits;
  const recurrence = readRecurrence(body['recurrence']);
  const start = readTime(body['start'], 'start', timeZone, recurrence !== null);
  const end = readTime(body['end'], 'end', timeZone, recurrence !== null);
  if (start.kind !== end.kind)
    throw refuse.invalid('Start and end times must either both be date or both be dateTime.');
  if (momentOfTime(end, timeZone) < momentOfTime(start, timeZone)) throw refuse.emptyRange();
  const conferenceData = readConference(body['conferenceData'], wishes.conferenceDataVersion, previous);
  const fields = { ...readFields(body), ...(conferenceData ? { conferenceData } : {}) };
  const { iCalUID, sequence } = body;
  const draft: EventDraft = {
    id,
    iCalUID: typeof iCalUID === 'string' && iCalUID !== '' ? iCalUID : `${id}@google.com`,
    status: readStatus(body) ?? 'confirmed',
    start,
    end,
    recurrence,
    instanceOf: null,
    fields,
    creator: wishes.actor,
    organizer: null,
    sequence: typeof sequence === 'number' ? sequence : 0,
    created: wishes.now,
  };
  checkType(draft, calendar, wishes.asGoogle);
  return draft;
}
