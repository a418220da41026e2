import { ProviderError } from '@calmirror/core';
import type { Check, CheckListener } from '../adapter.js';
import { failedChecks, passedChecks, tellLetIn } from '../validation/checks.js';
import { calendarEntries, discoveredCalendar } from './calendar-list.js';
import { listPeople } from './directory.js';
import type { Caller, GoogleClient } from './google-client.js';
import type { GoogleSettings } from './google-settings.js';
import { MOST_LISTS } from './people-calendars.js';

/** An event that there is not, in a state that no event is ever in. */
const NOBODYS_EVENT = { eventId: 'calmirror0', headers: { 'if-match': '"0"' } };

/**
 * Tries settings and consent in three requests at the most: calendars are listed, and whether events may be written is seen by
 * deleting one that there never was, which changes nothing and needs the right all the same. Organisation-wide, people
 * are listed first, on behalf of the administrator, as whom the rest is tried too.
 */
export async function validateConnector(
  client: GoogleClient,
  settings: GoogleSettings,
  ended?: CheckListener,
): Promise<readonly Check[]> {
  const mailbox = settings.access === 'organisation' ? settings.admin : null;
  const caller: Caller = { mailbox, signal: new AbortController().signal };
  let isLetIn = false;
  try {
    const entries = await calendarEntries((call) => client.ask(caller, call));
    isLetIn = true;
    tellLetIn(ended);
    const calendars = entries.map((entry) => discoveredCalendar(entry, mailbox));
    const writable = calendars.filter((calendar) => calendar.writable).length;
    const found = `Calendars: ${calendars.length}, of which ${writable} can be written.`;
    const people = mailbox === null ? null : await peopleCheck(client, caller);
    return [...passedChecks(found), ...(people === null ? [] : [people]), await writingCheck(client, caller)];
  } catch (error) {
    if (error instanceof ProviderError) return failedChecks(error, isLetIn);
    throw error;
  }
}

async function writingCheck(client: GoogleClient, caller: Caller): Promise<Check> {
  try {
    const { eventId, headers } = NOBODYS_EVENT;
    const request = { calendarId: 'primary', eventId, sendUpdates: 'none' };
    await client.callVia(
      (asked) => client.send(asked, caller),
      (api, options) => api.events.delete(request, options),
      headers,
    );
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.kind !== 'not-found' && error.kind !== 'conflict')
      return failedPermission('permission', error, 'Events cannot be written.');
  }
  return { name: 'permission', ok: true, reason: null, detail: null };
}

async function peopleCheck(client: GoogleClient, admin: Caller): Promise<Check> {
  try {
    const [first] = await listPeople(client, admin, 1);
    const detail =
      first === undefined
        ? 'The organisation has nobody.'
        : `People can be listed. Calendars are listed for ${MOST_LISTS} of them; of all others the primary one is named.`;
    return { name: 'people', ok: true, reason: null, detail };
  } catch (error) {
    if (error instanceof ProviderError)
      return failedPermission(
        'people',
        error,
        'People cannot be listed on behalf of the administrator that the connector names.',
      );
    throw error;
  }
}

/** What else goes wrong then is no matter of permissions. */
function failedPermission(name: Check['name'], error: ProviderError, what: string): Check {
  if (error.kind !== 'auth') throw error;
  return { name, ok: false, reason: error.reason, detail: `${what} ${error.message}` };
}
