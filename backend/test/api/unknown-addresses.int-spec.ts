import { apiRoutes } from '../harness/api-routes.js';
import type { Client } from '../harness/client.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('an address where nothing is', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
  });
  afterAll(() => running.stop());

  it.each(['/api/nothing', '/api', '/feeds/', '/api/pairs/1/2/3', '/health/other'])(
    '%s is answered with a 404 problem, never with the console',
    async (path) => {
      const answer = await client.get(path, { accept: 'text/html' });
      expect([answer.status, answer.json<{ code: string }>().code]).toEqual([404, 'not-found']);
    },
  );

  it('an id that names nothing is 404 on every route that takes one, and so is what is no id', async () => {
    const routes = (await apiRoutes(client)).filter(({ name, hasBody }) => /^\w+ \/api\/.*\{/.test(name) && !hasBody);
    expect(routes.length).toBeGreaterThan(8);
    for (const { name, method, path } of routes) {
      for (const asked of [path, path.replace(/[0-9a-f-]{36}/g, 'no-id')]) {
        const answer = await client.send(method, asked);
        expect([name, asked, answer.status, answer.json<{ code: string }>().code]).toEqual([
          name,
          asked,
          404,
          'not-found',
        ]);
      }
    }
  });
});
