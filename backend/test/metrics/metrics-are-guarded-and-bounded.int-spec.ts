import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

const TOKEN = 'a-token-of-some-length';

describe('GET /metrics', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ mode: 'worker', env: { METRICS_TOKEN: TOKEN } });
  });
  afterAll(() => running.stop());

  it.each(['', 'Bearer wrong', TOKEN])('is refused without METRICS_TOKEN: “%s”', async (authorization) => {
    expect((await running.guest().get('/metrics', { authorization })).status).toBe(401);
  });

  it('shows every lane of the queue, the pool and the process, and no id', async () => {
    const { status, text, headers } = await running.guest().get('/metrics', { authorization: `Bearer ${TOKEN}` });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    for (const name of ['push', 'interactive', 'poll', 'upkeep']) {
      expect(text).toContain(`calmirror_queue_jobs{lane="${name}",status="queued"} 0`);
    }
    expect(text).toMatch(/calmirror_database_pool_connections\{state="used"\} \d/);
    expect(text).toContain('process_cpu_user_seconds_total');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('tells how many jobs wait, and how long the oldest one does', async () => {
    const id = newId();
    await running.db.query(
      `INSERT INTO sync_jobs (id, kind, lane, priority, subject_id, calendar_id, exclusive_key, run_at)
       VALUES ($1::uuid, 'pull', 'poll', 2, $1::uuid, $1::uuid, 'calendar:' || $1::uuid, now() + interval '1 hour')`,
      [id],
    );
    const { text } = await running.guest().get('/metrics', { authorization: `Bearer ${TOKEN}` });
    expect(text).toContain('calmirror_queue_jobs{lane="poll",status="queued"} 1');
    expect(text).toContain('calmirror_queue_oldest_due_seconds{lane="poll"} 0');
  });

  it('is all that a worker answers beside the probes', async () => {
    await eventually(async () => expect((await running.guest().get('/health/ready')).status).toBe(200));
    for (const path of ['/api/setup', '/api/openapi.json', '/']) {
      expect((await running.guest().get(path)).status).toBe(404);
    }
  });
});
