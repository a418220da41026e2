import { apiRoutes } from '../harness/api-routes.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

/** What answers without a session, and why it may. A new line here is a decision. */
const OPEN = [
  'GET /api/setup',
  'POST /api/setup',
  'POST /api/auth/session',
  'GET /feeds/{token}.ics',
  // What they change is bound to a session, or to a token that the provider alone knows.
  'GET /api/oauth/callback',
  'POST /push/google',
  'POST /push/microsoft',
  'GET /health/live',
  'GET /health/ready',
];

describe('without a session', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
  });
  afterAll(() => running.stop());

  it('every route of the API answers 401 unauthenticated, whatever is sent', async () => {
    const routes = (await apiRoutes(running.guest())).filter(({ open }) => !open);
    expect(routes.length).toBeGreaterThan(20);
    for (const { name, method, path, hasBody } of routes) {
      const answer = await running.guest().send(method, path, hasBody ? { body: { any: 'thing' } } : {});
      expect([name, answer.status, answer.json<{ code: string }>().code]).toEqual([name, 401, 'unauthenticated']);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  it('a cookie that somebody else signed opens nothing', async () => {
    const cookie = `calmirror=${'A'.repeat(43)}.${'A'.repeat(43)}`;
    expect((await running.guest().get('/api/pairs', { cookie })).status).toBe(401);
  });

  it('only the routes that are meant to be open are', async () => {
    const open = (await apiRoutes(running.guest())).filter((route) => route.open).map(({ name }) => name);
    expect(open.filter((name) => !OPEN.includes(name))).toEqual([]);
  });
});
