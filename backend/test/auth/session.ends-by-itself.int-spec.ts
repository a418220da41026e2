import type { Client } from '../harness/client.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('a session', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
  });
  beforeEach(async () => {
    client = await running.client();
    expect((await client.get('/api/auth/session')).status).toBe(200);
  });
  afterAll(() => running.stop());

  it('ends when it was not used for half a day', async () => {
    await running.db.query(`UPDATE sessions SET last_seen_at = now() - interval '12 hours 1 second'`);
    expect((await client.get('/api/auth/session')).status).toBe(401);
  });

  it('lives on while it is used', async () => {
    await running.db.query(`UPDATE sessions SET last_seen_at = now() - interval '11 hours'`);
    expect((await client.get('/api/auth/session')).status).toBe(200);
    const [row] = await running.db.query<{ fresh: boolean }[]>(
      `SELECT bool_or(last_seen_at > now() - interval '1 minute') AS fresh FROM sessions`,
    );
    expect(row?.fresh).toBe(true);
  });

  it('ends after a week in any case', async () => {
    await running.db.query(`UPDATE sessions SET expires_at = now() - interval '1 second'`);
    expect((await client.get('/api/auth/session')).status).toBe(401);
  });

  it('is replaced by the next sign-in of the same browser, and is kept in the database as a digest only', async () => {
    await running.db.query('DELETE FROM sessions');
    const first = await running.client();
    await first.post('/api/auth/session', { email: 'ada@example.org', password: 'violet harbour 71 lamps' });
    const rows = await running.db.query<{ bytes: number }[]>('SELECT length(token_hash) AS bytes FROM sessions');
    expect(rows).toEqual([{ bytes: 32 }]);
  });
});
