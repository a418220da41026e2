import { ProviderError } from '@calmirror/core';
import type { AdapterCapabilities } from './adapter.js';

/** Of a connector for all people of an organisation: whose calendar a new one is to be, nobody says. */
export const ofOrganisation = (capabilities: AdapterCapabilities): AdapterCapabilities => ({
  ...capabilities,
  createsCalendars: false,
});

/**
 * The mailbox in the id of a calendar of an organisation, as the engine keeps it: `mailbox/calendar`, with `/` and `%` of
 * the mailbox as `%2F` and `%25`; null where there is none.
 */
export function mailboxIn(calendarId: string): string | null {
  const slash = calendarId.indexOf('/');
  return slash < 1 ? null : calendarId.slice(0, slash).replaceAll('%2F', '/').replaceAll('%25', '%');
}

/** What an adapter says that is asked for a new calendar all the same. */
export const nobodysCalendar = (): ProviderError =>
  new ProviderError('rejected', 'refused', 'Whose calendar it is to be nobody says: make it at the provider.');
