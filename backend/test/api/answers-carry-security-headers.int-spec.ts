import { startApp, type RunningApp } from '../harness/start-app.js';

describe('every answer', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ mode: 'web', env: { PUBLIC_URL: 'https://calendars.example.org' } });
  });
  afterAll(() => running.stop());

  it.each(['/api/setup', '/api/pairs', '/api/nothing', '/health/live', '/api/docs'])(
    'tells the browser to trust our own scripts alone: %s',
    async (path) => {
      const { headers } = await running.guest().get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    },
  );

  it('of the API is kept by no cache', async () => {
    for (const path of ['/api/setup', '/api/pairs', '/api/nothing']) {
      expect((await running.guest().get(path)).headers.get('cache-control')).toBe('no-store');
    }
  });

  it('sets a cookie that a browser takes over https and for this host alone', async () => {
    const answer = await running
      .guest()
      .post('/api/auth/session', { email: 'ada@example.org', password: 'violet harbour 71 lamps' });
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-calmirror=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});
