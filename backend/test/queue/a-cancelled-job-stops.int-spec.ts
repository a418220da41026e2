import { newId } from '../../src/database/new-id.js';
import { JobCancellation } from '../../src/queue/job-cancellation.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

describe('cancelling', () => {
  let house: QueueHouse;
  const cancellation = new JobCancellation();

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterEach(() => house.stopWorkers());
  afterAll(() => house.close());

  it('ends a waiting job at once, and it is never run', async () => {
    const [job] = await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId: newId() }]);
    expect(await cancellation.cancel(job!.id, house.db.manager)).toEqual({ id: job!.id, status: 'cancelled' });
    expect(await house.job(job!.id)).toMatchObject({ status: 'cancelled', attempt: 0 });
    expect(await cancellation.cancel(job!.id, house.db.manager)).toBeNull();
  });

  it('tells a running one through its signal, long before the next heartbeat, and it ends as cancelled', async () => {
    let runs = 0;
    await house.startWorker(
      {
        mirror: (_, run) => {
          runs += 1;
          run.count('created', 3);
          return new Promise((_resolve, reject) => {
            run.signal.addEventListener('abort', () => reject(new Error('the request was aborted')));
          });
        },
      },
      { leaseMs: 3_600_000 },
    );
    const pairId = newId();
    const [job] = await house.queue.enqueue([{ kind: 'mirror', lane: 'push', pairId }]);
    await eventually(() => expect(runs).toBe(1));

    const cancelled = await cancellation.cancelAllOf(pairId, house.db.manager);
    expect(cancelled).toEqual([{ id: job!.id, status: 'running' }]);
    await eventually(async () => {
      const found = await house.job(job!.id);
      expect(found).toMatchObject({ status: 'cancelled', errorKind: null, counts: { created: 3 } });
    });
  });

  it('stops a handler that listens to no signal at its next checkpoint', async () => {
    let steps = 0;
    await house.startWorker({
      remove: async (_, run) => {
        for (;;) {
          steps += 1;
          await run.checkpoint();
        }
      },
    });
    const [job] = await house.queue.enqueue([{ kind: 'remove', lane: 'push', pairId: newId() }]);
    await eventually(() => expect(steps).toBeGreaterThan(2));
    await cancellation.cancel(job!.id, house.db.manager);
    await eventually(async () => expect((await house.job(job!.id)).status).toBe('cancelled'));
  });
});
