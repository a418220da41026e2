import { newId } from '../../src/database/new-id.js';
import type { JobRun } from '../../src/queue/job-handler.js';
import { eventually } from '../harness/eventually.js';
import { Gate } from './harness/gate.js';
import { QueueHouse } from './harness/queue-house.js';

describe('a worker that ends while a handler will not stop', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('hands the job back over its head in time, and claims nothing meanwhile', async () => {
    const gate = new Gate();
    let stubborn: JobRun | undefined;
    const leaving = await house.startWorker(
      {
        mirror: async (_, run) => {
          stubborn = run;
          await gate.opened;
        },
      },
      { drainMs: 300 },
    );
    const [job] = await house.queue.enqueue([{ kind: 'mirror', lane: 'push', pairId: newId() }]);
    await eventually(() => expect(stubborn).toBeDefined());

    const since = performance.now();
    const stopped = house.stopWorker(leaving);
    await eventually(() => expect(stubborn?.signal.aborted).toBe(true));
    const [late] = await house.queue.enqueue([{ kind: 'pull', lane: 'push', calendarId: newId() }]);
    await stopped;

    expect(performance.now() - since).toBeLessThan(3_000);
    expect(await house.job(job!.id)).toMatchObject({ status: 'queued', attempt: 0, lockedBy: null });
    expect(await house.job(late!.id)).toMatchObject({ status: 'queued', attempt: 0 });
    gate.open();
  });
});
