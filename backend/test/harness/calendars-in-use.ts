import type { CalendarAnswer, ConnectorAnswer, PairAnswer } from '@calmirror/contracts';
import type { Client } from './client.js';

async function made<T>(client: Client, path: string, body: object): Promise<T> {
  const answer = await client.post(path, body);
  if (answer.status !== 201) throw new Error(`POST ${path} answered ${answer.status}: ${answer.text}`);
  return answer.json<T>();
}

export const makeConnector = (client: Client, body: object): Promise<ConnectorAnswer> =>
  made(client, '/api/connectors', body);

export const makePair = (client: Client, body: object): Promise<PairAnswer> => made(client, '/api/pairs', body);

/** A feed in use as a source calendar. */
export async function calendarOfFeed(client: Client, url: string): Promise<CalendarAnswer> {
  const connector = await makeConnector(client, { kind: 'ics', name: 'Rota', settings: { url } });
  return made(client, '/api/calendars', { connectorId: connector.id, externalId: url });
}

/** A new calendar that the app publishes itself. */
export async function publishedCalendar(client: Client, name = 'Team'): Promise<CalendarAnswer> {
  const connector = await makeConnector(client, { kind: 'published', name: 'Feeds', settings: {} });
  return made(client, '/api/calendars', { connectorId: connector.id, name });
}
