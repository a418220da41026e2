import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

describe('a worker that is asked to end', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('stops at the next checkpoint, hands back at no cost of attempts, and another worker goes on', async () => {
    let steps = 0;
    const leaving = await house.startWorker({
      mirror: async (_, run) => {
        for (;;) {
          steps += 1;
          run.count('created');
          await run.checkpoint();
        }
      },
    });
    const [job] = await house.queue.enqueue([{ kind: 'mirror', lane: 'push', pairId: newId() }]);
    await eventually(() => expect(steps).toBeGreaterThan(3));
    await house.stopWorker(leaving);

    const back = await house.job(job!.id);
    expect(back).toMatchObject({ status: 'queued', attempt: 0, lockedBy: null, leaseUntil: null, errorKind: null });
    expect(back.counts['created']).toBe(steps);

    const since = performance.now();
    await house.startWorker({});
    await eventually(async () => expect((await house.job(job!.id)).status).toBe('succeeded'));
    expect(performance.now() - since).toBeLessThan(2_000);
  });
});
