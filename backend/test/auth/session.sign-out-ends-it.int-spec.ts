import { startApp, type RunningApp } from '../harness/start-app.js';
import { ADMINISTRATOR } from '../harness/administrator.js';

describe('signing out', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
  });
  afterAll(() => running.stop());

  it('ends the session on the server, so that a kept cookie opens nothing', async () => {
    const signIn = await running.guest().post('/api/auth/session', ADMINISTRATOR);
    expect(signIn.status).toBe(201);
    const [line = ''] = signIn.headers.getSetCookie();
    expect(line).toMatch(/^calmirror=[\w-]+\.[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const cookie = line.split(';')[0] ?? '';

    expect((await running.guest().get('/api/auth/session', { cookie })).json()).toEqual(signIn.json());
    expect((await running.guest().delete('/api/auth/session', { cookie })).status).toBe(204);

    const after = await running.guest().get('/api/auth/session', { cookie });
    expect([after.status, after.json<{ code: string }>().code]).toEqual([401, 'unauthenticated']);
    expect(await running.db.query('SELECT FROM sessions')).toEqual([]);
  });
});
