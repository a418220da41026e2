import type { JobAnswer, JobLogAnswer, Listing, ProblemDetails } from '@calmirror/contracts';
import { newId } from '../../src/database/new-id.js';
import type { Answer, Client } from '../harness/client.js';
import { startApp, type RunningApp } from '../harness/start-app.js';
import { dueCalendar, pairApplied } from '../scheduler/harness/scheduled-calendars.js';

describe('the jobs that a person asks for', () => {
  let running: RunningApp;
  let client: Client;
  let calendarId: string;
  let pairId: string;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
    calendarId = await dueCalendar(running.db);
    pairId = await pairApplied(running.db, 100);
  });
  beforeEach(() => running.db.query('DELETE FROM sync_jobs'));
  afterAll(() => running.stop());

  const schedule = (body: object): Promise<Answer> => client.post('/api/jobs/schedule', body);
  const code = (answer: Answer): unknown[] => [answer.status, answer.json<ProblemDetails>().code];
  const actions = async (): Promise<string[]> => {
    const rows = await running.db.query<{ action: string }[]>(
      `SELECT action FROM audit_log WHERE subject_kind = 'job' ORDER BY seq`,
    );
    return rows.map(({ action }) => action);
  };

  it('are answered as queued, and a second request with the job that waits already', async () => {
    const first = await schedule({ kind: 'pull', calendarId });
    expect(first.status).toBe(202);
    const job = first.json<JobAnswer>();
    expect(job).toMatchObject({ kind: 'pull', lane: 'interactive', status: 'queued', calendarId, pairId: null });
    expect(job).toMatchObject({ attempt: 0, maxAttempts: 8, error: null, startedAt: null, finishedAt: null });
    expect(job.counts).toEqual({
      ...{ read: 0, created: 0, updated: 0, deleted: 0, unchanged: 0 },
      ...{ filtered: 0, held: 0, failed: 0, respected: 0, requests: 0 },
    });
    expect((await schedule({ kind: 'pull', calendarId })).json<JobAnswer>().id).toBe(job.id);
    expect((await client.get(`/api/jobs/${job.id}`)).json()).toEqual(job);
    expect((await actions()).slice(-2)).toEqual(['job.scheduled', 'job.scheduled']);
  });

  it('wait until the moment that was asked for', async () => {
    const runAt = '2030-01-01T12:00:00+02:00';
    const job = (await schedule({ kind: 'pull', calendarId, runAt })).json<JobAnswer>();
    expect(job.runAt).toBe('2030-01-01T10:00:00.000Z');
  });

  it('pull the source first when a pair is to be mirrored', async () => {
    const job = (await schedule({ kind: 'mirror', pairId })).json<JobAnswer>();
    const [row] = await running.db.query<object[]>(
      `SELECT j.payload, j.exclusive_key, j.account_id = c.connector_id AS at_target FROM sync_jobs j
       JOIN pairs p ON p.id = j.pair_id JOIN calendars c ON c.id = p.target_calendar_id WHERE j.id = $1`,
      [job.id],
    );
    expect(row).toEqual({ payload: { pullFirst: true }, exclusive_key: `pair:${pairId}`, at_target: true });
  });

  it('are listed newest first, by status, kind and pair', async () => {
    const pull = (await schedule({ kind: 'pull', calendarId })).json<JobAnswer>();
    const mirror = (await schedule({ kind: 'mirror', pairId })).json<JobAnswer>();
    const remove = (await schedule({ kind: 'remove', pairId })).json<JobAnswer>();
    const ids = async (query: string): Promise<unknown> => {
      const { items, total } = (await client.get(`/api/jobs?${query}`)).json<Listing<JobAnswer>>();
      return [items.map(({ id }) => id), total];
    };
    expect(await ids('')).toEqual([[remove.id, mirror.id, pull.id], 3]);
    expect(await ids('sort=createdAt&pageSize=2')).toEqual([[pull.id, mirror.id], 3]);
    expect(await ids('pageSize=2&page=2')).toEqual([[pull.id], 3]);
    expect(await ids(`pairId=${pairId}&kind=remove`)).toEqual([[remove.id], 1]);
    expect(await ids('status=running')).toEqual([[], 0]);
    expect(await ids(`pairId=${pairId}&calendarId=${calendarId}`)).toEqual([[], 0]);
  });

  it('are cancelled at once while they wait, and cannot be twice', async () => {
    const { id } = (await schedule({ kind: 'pull', calendarId })).json<JobAnswer>();
    const cancelled = await client.post(`/api/jobs/${id}/cancel`);
    expect([cancelled.status, cancelled.json<JobAnswer>().status]).toEqual([200, 'cancelled']);
    expect(code(await client.post(`/api/jobs/${id}/cancel`))).toEqual([409, 'job-not-cancellable']);
    expect((await actions()).at(-1)).toBe('job.cancelled');
  });

  it('are asked to stop while they run', async () => {
    const { id } = (await schedule({ kind: 'pull', calendarId })).json<JobAnswer>();
    await running.db.query(`UPDATE sync_jobs SET status = 'running' WHERE id = $1`, [id]);
    const answer = (await client.post(`/api/jobs/${id}/cancel`)).json<JobAnswer>();
    expect(answer).toMatchObject({ status: 'running', cancelRequested: true });
  });

  it('are tried again as a new job when they failed, and only then', async () => {
    const { id } = (await schedule({ kind: 'mirror', pairId })).json<JobAnswer>();
    expect(code(await client.post(`/api/jobs/${id}/retry`))).toEqual([409, 'job-not-retryable']);
    await running.db.query(
      `UPDATE sync_jobs SET status = 'failed', attempt = 8, finished_at = now(), error_kind = 'auth', error_message = '401'
       WHERE id = $1`,
      [id],
    );
    const retried = await client.post(`/api/jobs/${id}/retry`);
    expect(retried.status).toBe(202);
    expect(retried.json()).toMatchObject({ kind: 'mirror', pairId, status: 'queued', attempt: 0, error: null });
    expect(retried.json<JobAnswer>().id).not.toBe(id);
    const failed = (await client.get(`/api/jobs/${id}`)).json<JobAnswer>();
    expect(failed).toMatchObject({ status: 'failed', attempt: 8, error: { kind: 'auth', message: '401' } });
    expect((await actions()).at(-1)).toBe('job.retried');
  });

  it('cannot be tried again when what they were about is gone', async () => {
    const gone = newId();
    const id = newId();
    await running.db.query(
      `INSERT INTO sync_jobs (id, kind, lane, priority, status, subject_id, pair_id, exclusive_key, finished_at)
       VALUES ($1, 'mirror', 'poll', 2, 'failed', $2, $2, 'pair', now())`,
      [id, gone],
    );
    expect(code(await client.post(`/api/jobs/${id}/retry`))).toEqual([409, 'job-not-retryable']);
  });

  it('show their lines in order, by level', async () => {
    const { id } = (await schedule({ kind: 'pull', calendarId })).json<JobAnswer>();
    for (const [level, message] of [
      ['info', 'one'],
      ['warn', 'two'],
      ['info', 'three'],
    ]) {
      await running.db.query(
        `INSERT INTO sync_job_logs (id, job_id, level, message, data) VALUES ($1, $2, $3, $4, '{"n": 1}')`,
        [newId(), id, level, message],
      );
    }
    const lines = async (query: string): Promise<string[]> =>
      (await client.get(`/api/jobs/${id}/logs?${query}`))
        .json<Listing<JobLogAnswer>>()
        .items.map((line) => line.message);
    expect(await lines('')).toEqual(['one', 'two', 'three']);
    expect(await lines('sort=-at&pageSize=1')).toEqual(['three']);
    expect(await lines('level=warn')).toEqual(['two']);
  });
});
