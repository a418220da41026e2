import { newId } from '../../src/database/new-id.js';
import type { JobRequest } from '../../src/queue/job-request.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

const JOBS = 400;

describe('two workers on one queue', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('share the jobs, and each job is run once', async () => {
    const ran: string[] = [];
    const byWorker = [0, 0];
    for (const worker of [0, 1]) {
      const run = (job: { id: string }): Promise<void> => {
        ran.push(job.id);
        byWorker[worker]! += 1;
        return Promise.resolve();
      };
      await house.startWorker({ pull: run });
    }
    const requests: JobRequest[] = Array.from({ length: JOBS }, () => {
      return { kind: 'pull', lane: 'poll', calendarId: newId() };
    });
    const queued = await house.queue.enqueue(requests);

    const jobs = await eventually(async () => {
      const all = await house.jobs();
      expect(all.filter(({ status }) => status === 'succeeded')).toHaveLength(JOBS);
      return all;
    });
    expect(ran.toSorted()).toEqual(queued.map(({ id }) => id).toSorted());
    expect(jobs.every(({ attempt, lockedBy, leaseUntil }) => attempt === 1 && !lockedBy && !leaseUntil)).toBe(true);
    expect(Math.min(...byWorker)).toBeGreaterThan(0);
  });
});
