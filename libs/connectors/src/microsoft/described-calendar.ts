import type { DiscoveredCalendar } from '../adapter.js';
import { formatCalendarId, mailboxPath } from './calendar-place.js';
import { isJson, type Json, textIn } from './graph-answer.js';
import type { GraphQuestion } from './graph-client.js';
import { zoneOfGraph } from './mapping/graph-zone.js';

/** Whose calendars they are. `mail` is null where all are the account's own. */
export interface MailboxOwner {
  readonly mailbox: string | null;
  readonly mail: string | null;
}

const FIELDS = 'id,name,hexColor,canEdit';

export function calendarsQuestion(mailbox: string | null): GraphQuestion {
  return { method: 'GET', path: `${mailboxPath(mailbox)}/calendars?$select=${FIELDS}&$top=100` };
}

/** The zone that the mailbox's owner chose; calendars have none of their own. */
export function zoneQuestion(mailbox: string | null): GraphQuestion {
  return { method: 'GET', path: `${mailboxPath(mailbox)}/mailboxSettings/timeZone` };
}

/** IANA name; null where it is unknown, or the permission to read mailbox settings was not given, which nothing else needs. */
export function zoneIn(body: unknown): string | null {
  return zoneOfGraph(textIn(body, 'value'));
}

/** Null for what has no id or name. */
export function describedCalendar(
  calendar: unknown,
  { mailbox, mail }: MailboxOwner,
  timeZone: string | null,
): DiscoveredCalendar | null {
  const [id, name] = [textIn(calendar, 'id'), textIn(calendar, 'name')];
  if (!isJson(calendar) || id === null || name === null) return null;
  return {
    externalId: formatCalendarId(mailbox, id),
    name,
    ...(mail !== null && { mailbox: mail }),
    color: colorIn(calendar),
    timeZone,
    readable: true,
    writable: calendar['canEdit'] === true,
  };
}

/** Empty where the owner left the choice to Outlook. */
function colorIn(calendar: Json): string | null {
  const color = textIn(calendar, 'hexColor') ?? '';
  return /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : null;
}
