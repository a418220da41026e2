import { newId } from '../../src/database/new-id.js';
import type { ClaimedJob } from '../../src/queue/job-handler.js';
import type { JobRequest } from '../../src/queue/job-request.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

const PAIRS = 10;

describe('mirroring and removing one pair', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('never happen at once, while other pairs go on', async () => {
    const running = new Set<string>();
    const overlaps: string[] = [];
    let most = 0;
    const work = async ({ pairId }: ClaimedJob): Promise<void> => {
      if (running.has(pairId!)) overlaps.push(pairId!);
      running.add(pairId!);
      most = Math.max(most, running.size);
      await house.db.query('SELECT pg_sleep(0.02)');
      running.delete(pairId!);
    };
    await house.startWorker({ mirror: work, remove: work });
    await house.startWorker({ mirror: work, remove: work });
    const requests = Array.from({ length: PAIRS }, () => newId()).flatMap((pairId): JobRequest[] => [
      { kind: 'mirror', lane: 'push', pairId },
      { kind: 'remove', lane: 'push', pairId },
    ]);
    await house.queue.enqueue(requests);

    await eventually(async () => {
      const jobs = await house.jobs();
      expect(jobs.filter(({ status, attempt }) => status === 'succeeded' && attempt === 1)).toHaveLength(2 * PAIRS);
    });
    expect(overlaps).toEqual([]);
    expect(most).toBeGreaterThan(1);
  });
});
