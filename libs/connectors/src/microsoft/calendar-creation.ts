import type { DiscoveredCalendar } from '../adapter.js';
import { describedCalendar } from './described-calendar.js';
import type { Discovery } from './discovery.js';
import { undecodable } from './graph-answer.js';
import type { GraphClient } from './graph-client.js';

/**
 * Makes a calendar in the account's own mailbox.
 * @throws ProviderError
 */
export async function createCalendar(
  client: GraphClient,
  discovery: Discovery,
  name: string,
): Promise<DiscoveredCalendar> {
  const options = { mailbox: null, signal: new AbortController().signal } as const;
  const made = await client.read({ method: 'POST', path: '/me/calendars', body: { name } }, options);
  const owner = { mailbox: null, mail: null };
  const calendar = describedCalendar(made, owner, await discovery.zoneOf(null));
  if (calendar === null) throw undecodable();
  return calendar;
}
