import { CALDAV_HOMES, CaldavServer } from '@calmirror/testkit';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { caldavConnector, discovered } from './harness/accounts.js';

describe('an account that is found by its host alone', () => {
  let server: CaldavServer;
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    server = await CaldavServer.start({ wellKnown: 308, homeHrefs: CALDAV_HOMES });
    server.calendar('mine', { displayName: 'Mine', color: '#ff0000', timeZone: 'Europe/Paris' });
    server.calendar('tasks', { components: ['VTODO'] });
    server.calendar('inbox', { kind: 'schedule-inbox' });
    server.calendar('ours', { displayName: 'Ours', readOnly: true }, CALDAV_HOMES[1]);
    running = await startApp({ mode: 'web' });
    client = await running.client();
  });
  afterAll(async () => {
    await running.stop();
    await server.stop();
  });

  it.each(['basic', 'MD5', 'SHA-256'] as const)('shows the calendars of all its homes, asked by %s', async (auth) => {
    server.quirks.auth = auth;
    const found = await discovered(client, await caldavConnector(client, server.url, server.user));
    expect(found.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
      expect.objectContaining({ name: 'Mine', timeZone: 'Europe/Paris', readable: true, writable: true }),
      expect.objectContaining({ name: 'Ours', readable: true, writable: false }),
    ]);
    expect(found[0]?.color).toMatch(/^#ff0000/i);
  });
});
