import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { Listening, newSession } from './harness/listening.js';

const env = { SECRET_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}` };

describe('a console that watches jobs', () => {
  let web: RunningApp;
  let worker: RunningApp;
  let listening: Listening;

  beforeAll(async () => {
    web = await startApp({ mode: 'web', env });
    worker = await startApp({ mode: 'worker', database: web.database, env });
  });
  afterAll(async () => {
    listening.leave();
    await worker.stop();
    await web.stop();
  });

  it('hears of a job that another process carries out, and of its pair', async () => {
    const [jobId, pairId] = [newId(), newId()];
    listening = await Listening.to(web, `jobs,job:${jobId},pair:${pairId},pair:${newId()}`, await newSession(web));
    await eventually(() => expect(listening.events[0]?.event).toBe('hello'));
    await web.db.query(
      `INSERT INTO sync_jobs (id, kind, lane, priority, subject_id, pair_id, exclusive_key)
       VALUES ($1, 'mirror', 'push', 0, $2::uuid, $2::uuid, 'pair:' || $2::uuid)`,
      [jobId, pairId],
    );
    await web.db.query(`SELECT pg_notify('calmirror_jobs', '')`);
    await eventually(() => expect(listening.told).toEqual([`job:${jobId}`, 'jobs', `pair:${pairId}`]));
  });
});
