import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

/** As a worker leaves it that claimed it and died. */
const DIE = `UPDATE sync_jobs SET status = 'running', locked_by = 'dead', attempt = $2, started_at = now(),
  lease_until = now() + interval '0.5 s' WHERE id = $1`;

describe('a worker that dies with its job', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  const abandoned = async (attempt: number): Promise<string> => {
    const [job] = await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId: newId() }]);
    await house.db.query(DIE, [job!.id, attempt]);
    return job!.id;
  };

  it('loses it to another one, as a further attempt, soon after the lease has ended', async () => {
    const once = await abandoned(1);
    const last = await abandoned(8);
    const since = performance.now();
    const attempts: number[] = [];
    await house.startWorker({
      pull: (job) => {
        attempts.push(job.attempt);
        return Promise.resolve();
      },
    });

    const job = await eventually(async () => {
      const found = await house.job(once);
      expect(found.status).toBe('succeeded');
      return found;
    });
    expect(performance.now() - since).toBeLessThan(3_000);
    expect(job).toMatchObject({ attempt: 2, errorKind: null, lockedBy: null });
    expect(attempts).toEqual([2]);
    // One that has killed eight workers ends there.
    await eventually(async () => {
      expect(await house.job(last)).toMatchObject({ status: 'failed', errorKind: 'lost-worker', attempt: 8 });
    });
  });
});
