import type { CalendarAnswer, ConnectorAnswer, DiscoveredCalendars } from '@calmirror/contracts';
import { makeConnector } from '../../harness/calendars-in-use.js';
import type { Client } from '../../harness/client.js';

/** A connector to an account of a CalDAV server. */
export const caldavConnector = (
  client: Client,
  url: string,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<ConnectorAnswer> =>
  makeConnector(client, {
    kind: 'caldav',
    name: `Calendars of ${name}`,
    settings: { url },
    secret: { username: name, password },
  });

export async function discovered(client: Client, { id }: ConnectorAnswer): Promise<DiscoveredCalendars['items']> {
  const answer = await client.post(`/api/connectors/${id}/discover`);
  if (answer.status !== 200) throw new Error(`discover answered ${answer.status}: ${answer.text}`);
  return answer.json<DiscoveredCalendars>().items;
}

/** Takes the calendar at a path of the server into use, as discovery names it. */
export async function takeIntoUse(client: Client, connector: ConnectorAnswer, path: string): Promise<CalendarAnswer> {
  const found = (await discovered(client, connector)).find(({ externalId }) => externalId.endsWith(path));
  if (!found) throw new Error(`${path} was not discovered`);
  const { externalId } = found;
  const answer = await client.post('/api/calendars', { connectorId: connector.id, externalId });
  if (answer.status !== 201) throw new Error(`taking ${externalId} into use answered ${answer.status}`);
  return answer.json<CalendarAnswer>();
}
