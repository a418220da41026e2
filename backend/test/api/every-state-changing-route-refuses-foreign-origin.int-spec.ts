import { ADMINISTRATOR } from '../harness/administrator.js';
import { apiRoutes } from '../harness/api-routes.js';
import type { Client } from '../harness/client.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

/** Providers send these from wherever they are; no cookie is looked at. */
const FROM_ANYWHERE = ['POST /push/google', 'POST /push/microsoft'];

describe('a request that another site makes a browser send', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp({ mode: 'web', env: { PUBLIC_URL: 'http://calendars.example.org:8443' } });
    client = await running.client();
  });
  afterAll(() => running.stop());

  it.each([
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['an opaque Origin', { origin: 'null' }],
    ['our host on another port', { origin: 'http://127.0.0.1:1' }],
    ['Sec-Fetch-Site: cross-site', { origin: '', 'sec-fetch-site': 'cross-site' }],
  ])('is refused on every route that changes something: %s', async (_, headers) => {
    const routes = (await apiRoutes(client)).filter(
      ({ name, method }) => method !== 'GET' && !FROM_ANYWHERE.includes(name),
    );
    expect(routes.length).toBeGreaterThan(10);
    for (const { name, method, path, hasBody } of routes) {
      const answer = await client.send(method, path, { headers, ...(hasBody && { body: {} }) });
      expect([name, answer.status, answer.json<{ code: string }>().code]).toEqual([name, 403, 'foreign-origin']);
    }
  });

  it.each([
    ['the public address', { origin: 'http://calendars.example.org:8443' }],
    ['the host that was asked', {}],
    ['no Origin, as a program sends', { origin: '' }],
  ])('is let in from %s', async (_, headers) => {
    const answer = await running.guest().post('/api/auth/session', ADMINISTRATOR, headers);
    expect(answer.status).toBe(201);
  });

  it('as a form is refused, since only JSON is read', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await running.guest().post('/api/auth/session', 'email=a%40example.org&password=x', headers);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([415, 'unsupported-media-type']);
  });
});
