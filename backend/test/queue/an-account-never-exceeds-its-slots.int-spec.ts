import { newId } from '../../src/database/new-id.js';
import type { ClaimedJob } from '../../src/queue/job-handler.js';
import type { JobRequest } from '../../src/queue/job-request.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

const SLOTS = 2;
const JOBS = 40;

describe('an account with many jobs', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('never has more of them running than it has slots, and does not hold others up', async () => {
    const busy = newId();
    const running = { busy: 0, most: 0 };
    const order: (string | null)[] = [];
    const pull = async ({ accountId }: ClaimedJob): Promise<void> => {
      order.push(accountId);
      if (accountId !== busy) return;
      running.busy += 1;
      running.most = Math.max(running.most, running.busy);
      await house.db.query('SELECT pg_sleep(0.01)');
      running.busy -= 1;
    };
    const of = (accountId: string): JobRequest => ({ kind: 'pull', lane: 'push', calendarId: newId(), accountId });
    const other = newId();
    await house.queue.enqueue([...Array.from({ length: JOBS }, () => of(busy)), of(other)]);
    for (let worker = 0; worker < 3; worker += 1) {
      await house.startWorker({ pull }, { concurrency: 8, accountSlots: SLOTS });
    }

    await eventually(async () => {
      const jobs = await house.jobs();
      expect(jobs.every(({ status, attempt }) => status === 'succeeded' && attempt === 1)).toBe(true);
    });
    expect(order).toHaveLength(JOBS + 1);
    expect(running.most).toBe(SLOTS);
    // It was queued behind all of the busy account's jobs.
    expect(order.indexOf(other)).toBeLessThan(JOBS / 2);
  });
});
