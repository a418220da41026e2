import { Client } from 'pg';
import { eventually } from '../harness/eventually.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('a database that goes away and comes back', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
  });
  afterAll(() => running.stop());

  /** Another connection, since the application's own are about to be cut. */
  const asServer = async (statements: (name: string) => string[]): Promise<void> => {
    const url = new URL(running.database.url);
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const client = new Client({ connectionString: url.href });
    await client.connect();
    for (const statement of statements(name)) await client.query(statement);
    await client.end();
  };

  it('makes the process not ready, leaves it alive, and is used again as soon as it answers', async () => {
    await asServer((name) => [
      `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    ]);
    const away = await running.guest().get('/health/ready');
    expect([away.status, away.json<{ detail: string }>().detail]).toEqual([
      503,
      'database: the database does not answer',
    ]);
    expect((await running.guest().get('/health/live')).status).toBe(200);
    expect((await running.guest().get('/api/setup')).json()).toMatchObject({ status: 500, code: 'internal' });
    expect((await running.guest().get('/metrics')).status).toBe(200);

    await asServer((name) => [`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`]);
    await eventually(async () => expect((await running.guest().get('/health/ready')).status).toBe(200), 5000);
  });
});
