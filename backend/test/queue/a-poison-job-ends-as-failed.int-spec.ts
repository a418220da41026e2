import { newId } from '../../src/database/new-id.js';
import type { JobRequest } from '../../src/queue/job-request.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

const DUE_NOW = `UPDATE sync_jobs SET run_at = now() WHERE id = $1 AND status = 'queued'`;

describe('a job that fails whenever it is tried', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('waits as queued with its last error, ends as failed after eight attempts, and delays no other', async () => {
    const poisonous = newId();
    let failures = 0;
    await house.startWorker({
      pull: ({ calendarId }) => {
        if (calendarId !== poisonous) return Promise.resolve();
        failures += 1;
        return Promise.reject(new TypeError('Dinner with Kim'));
      },
    });
    const pull = (calendarId: string): JobRequest => ({ kind: 'pull', lane: 'push', calendarId });
    const [poison, ...others] = await house.queue.enqueue([
      pull(poisonous),
      ...Array.from({ length: 20 }, () => pull(newId())),
    ]);

    const waiting = await eventually(async () => {
      const job = await house.job(poison!.id);
      expect(job).toMatchObject({ status: 'queued', attempt: 1, errorKind: 'bug' });
      return job;
    });
    expect(waiting.errorMessage).not.toContain('Kim');
    await eventually(async () => {
      for (const { id } of others) expect((await house.job(id)).status).toBe('succeeded');
    });

    const ended = await eventually(async () => {
      await house.db.query(DUE_NOW, [poison!.id]);
      const job = await house.job(poison!.id);
      expect(job.status).toBe('failed');
      return job;
    });
    expect(failures).toBe(8);
    const lines = await house.logs(poison!.id);
    expect(lines.map(({ level, data }) => [level, data])).toEqual(
      Array.from({ length: 8 }, (_, before) => ['error', { kind: 'bug', attempt: before + 1 }]),
    );
    expect(JSON.stringify(lines)).not.toContain('Kim');
    expect(ended).toMatchObject({ attempt: 8, errorKind: 'bug', lockedBy: null });
    expect(ended.finishedAt).not.toBeNull();
  });
});
