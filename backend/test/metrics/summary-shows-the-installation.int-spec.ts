import type { MetricsSummary } from '@calmirror/contracts';
import { newId } from '../../src/database/new-id.js';
import type { Client } from '../harness/client.js';
import { eventually } from '../harness/eventually.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('GET /api/metrics/summary', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp();
    client = await running.client();
  });
  afterAll(() => running.stop());

  const summary = async (): Promise<MetricsSummary> =>
    (await client.get('/api/metrics/summary')).json<MetricsSummary>();
  const addJob = (columns: string, values: string): Promise<unknown> =>
    running.db.query(
      `INSERT INTO sync_jobs (id, kind, lane, priority, subject_id, pair_id, exclusive_key, ${columns})
       VALUES ($1::uuid, 'mirror', 'poll', 2, $1::uuid, $1::uuid, 'pair:' || $1::uuid, ${values})`,
      [newId()],
    );

  it('has a figure for each state, lane and hour, also where nothing is', async () => {
    const { pairs, lanes, mirrored, finishedJobs } = await summary();
    expect(pairs.map((entry) => entry.pairs)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(lanes.map(({ lane }) => lane)).toEqual(['push', 'interactive', 'poll', 'upkeep']);
    expect(mirrored).toHaveLength(24);
    expect(Date.now() - Date.parse(mirrored[23]?.hour ?? '')).toBeLessThan(3_600_000);
    expect(finishedJobs).toEqual({ succeeded: 0, failed: 0, cancelled: 0 });
  });

  it('counts what waits and what was written in its hour', async () => {
    const counts = (created: number): string => `'{"created":${created},"updated":2}'`;
    await addJob('status, run_at', `'queued', now() + interval '1 hour'`);
    await addJob('status, finished_at, counts', `'succeeded', now(), ${counts(5)}`);
    await addJob('status, finished_at, counts', `'failed', now(), ${counts(1)}`);
    await addJob('status, finished_at, counts', `'succeeded', now() - interval '30 hours', ${counts(100)}`);
    const { lanes, mirrored, finishedJobs } = await summary();
    expect(lanes[2]).toEqual({ lane: 'poll', queued: 1, running: 0, oldestDueSeconds: 0 });
    expect(mirrored[23]).toMatchObject({ created: 6, updated: 4, deleted: 0 });
    expect(mirrored.reduce((sum, { created }) => sum + created, 0)).toBe(6);
    expect(finishedJobs).toEqual({ succeeded: 1, failed: 1, cancelled: 0 });
  });

  it('names the workers that are connected', async () => {
    await eventually(async () => expect((await summary()).workers).toHaveLength(1));
  });
});
