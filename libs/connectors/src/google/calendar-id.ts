import { ProviderError } from '@calmirror/core';
import { mailboxIn } from '../of-organisation.js';
import type { GoogleSettings } from './google-settings.js';

/** A calendar as Google knows it, and on whose behalf it is asked for; null: the account's own. */
export interface CalendarPlace {
  readonly mailbox: string | null;
  readonly calendarId: string;
}

/** The id by which the engine knows a calendar: `mailbox/calendar` where one connector serves many mailboxes. */
export function formatCalendarId({ mailbox, calendarId }: CalendarPlace): string {
  return mailbox === null ? calendarId : `${mailbox.replaceAll('%', '%25').replaceAll('/', '%2F')}/${calendarId}`;
}

/** @throws ProviderError `not-found` for an id that names no calendar of such a connector */
export function parseCalendarId(text: string, { access }: GoogleSettings): CalendarPlace {
  if (access === 'account') return { mailbox: null, calendarId: named(text) };
  const mailbox = mailboxIn(text);
  if (mailbox === null) throw unknown();
  return { mailbox, calendarId: named(text.slice(text.indexOf('/') + 1)) };
}

/** Dots alone would lead elsewhere in an address. */
function named(calendarId: string): string {
  if (/^\.{0,2}$/.test(calendarId)) throw unknown();
  return calendarId;
}

function unknown(): ProviderError {
  return new ProviderError('not-found', 'not-found', 'There is no such calendar.');
}
