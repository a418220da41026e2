import { newId } from '../../src/database/new-id.js';
import { JobRetention } from '../../src/queue/job-retention.js';
import { QueueHouse } from './harness/queue-house.js';

const END = `UPDATE sync_jobs SET status = $2, finished_at = now() - $3::integer * interval '1 day' WHERE id = $1`;

describe('the retention of jobs', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  const ended = async (status: string, days: number): Promise<string> => {
    const [job] = await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId: newId() }]);
    await house.db.query(END, [job!.id, status, days]);
    await house.db.query(`INSERT INTO sync_job_logs (id, job_id, message) VALUES ($1, $2, 'a line')`, [
      newId(),
      job!.id,
    ]);
    return job!.id;
  };

  it('takes old ended jobs with their lines, failures later than others, and nothing that lives', async () => {
    for (const [status, days] of [
      ['succeeded', 4],
      ['cancelled', 4],
      ['failed', 15],
    ] as const)
      await ended(status, days);
    const kept = [await ended('succeeded', 2), await ended('failed', 13)];
    const [waiting] = await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId: newId() }]);

    expect(await new JobRetention(house.db).prune()).toBe(3);
    expect((await house.jobs()).map(({ id }) => id)).toEqual([...kept, waiting!.id].toSorted());
    const lines = await house.db.query<{ job_id: string }[]>('SELECT job_id FROM sync_job_logs');
    expect(lines.map(({ job_id }) => job_id).toSorted()).toEqual(kept.toSorted());
    expect(await new JobRetention(house.db).prune()).toBe(0);
  });

  it('needs several batches when much is old, and prunes it all', async () => {
    await house.db.query(
      `INSERT INTO sync_jobs (id, kind, lane, priority, status, subject_id, exclusive_key, finished_at)
       SELECT gen_random_uuid(), 'pull', 'poll', 2, 'succeeded', gen_random_uuid(), 'x', now() - interval '9 days'
       FROM generate_series(1, 2500)`,
    );
    expect(await new JobRetention(house.db).prune()).toBe(2500);
  });
});
