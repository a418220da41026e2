import { ProviderError } from '@calmirror/core';
import type { MicrosoftSettings } from './microsoft-settings.js';

/** Where a calendar is. */
export interface CalendarPlace {
  /** User principal name or mail address of its owner, where one connector serves many mailboxes; else null. */
  readonly mailbox: string | null;
  /** Path of the calendar behind the version of the API, encoded. */
  readonly path: string;
}

/** Path of a mailbox: that of the account itself, or one of an organisation's. */
export function mailboxPath(mailbox: string | null): string {
  return mailbox === null ? '/me' : `/users/${encodeURIComponent(mailbox)}`;
}

/** A calendar's id as the engine keeps it: Graph's own, behind the mailbox where there are many. No mail address holds a slash. */
export function formatCalendarId(mailbox: string | null, id: string): string {
  return mailbox === null ? id : `${mailbox}/${id}`;
}

/** @throws ProviderError `not-found` for what is no calendar's id */
export function placeOf(calendarId: string, access: MicrosoftSettings['access']): CalendarPlace {
  const slash = access === 'organisation' ? calendarId.indexOf('/') : -1;
  const id = calendarId.slice(slash + 1);
  if (id === '' || (access === 'organisation' && slash < 1))
    throw new ProviderError('not-found', 'not-found', 'There is no such calendar.');
  const mailbox = access === 'organisation' ? calendarId.slice(0, slash) : null;
  return { mailbox, path: `${mailboxPath(mailbox)}/calendars/${encodeURIComponent(id)}` };
}
