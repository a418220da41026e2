import { CALDAV_HOMES, CaldavServer } from '@calmirror/testkit';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { caldavConnector, discovered } from './harness/accounts.js';

describe.each(['basic', 'MD5', 'SHA-256'] as const)(
  'an account signed in at with %s, found by its host alone',
  (auth) => {
    let server: CaldavServer;
    let running: RunningApp;
    let client: Client;

    beforeAll(async () => {
      server = await CaldavServer.start({ auth, wellKnown: 308, homeHrefs: CALDAV_HOMES });
      running = await startApp({ mode: 'web' });
      client = await running.client();
    });
    afterAll(async () => {
      await running.stop();
      await server.stop();
    });

    it('shows the calendars of all its homes, and which of them may only be read', async () => {
      server.calendar('mine', { displayName: 'Mine', color: '#ff0000', timeZone: 'Europe/Paris' });
      server.calendar('tasks', { components: ['VTODO'] });
      server.calendar('inbox', { kind: 'schedule-inbox' });
      server.calendar('ours', { displayName: 'Ours', readOnly: true }, CALDAV_HOMES[1]);
      const found = await discovered(client, await caldavConnector(client, server.url, server.user));
      expect(found.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
        expect.objectContaining({ name: 'Mine', timeZone: 'Europe/Paris', readable: true, writable: true }),
        expect.objectContaining({ name: 'Ours', readable: true, writable: false }),
      ]);
      expect(found[0]?.color).toMatch(/^#ff0000/i);
    });
  },
);
