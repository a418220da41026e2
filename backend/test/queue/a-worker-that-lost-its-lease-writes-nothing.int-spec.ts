import { newId } from '../../src/database/new-id.js';
import type { JobRun } from '../../src/queue/job-handler.js';
import { JobInterrupted } from '../../src/queue/job-interrupted.js';
import { eventually } from '../harness/eventually.js';
import { Gate } from './harness/gate.js';
import { QueueHouse } from './harness/queue-house.js';

/** As if the worker had been stopped for longer than its lease, and another one had the job by now. */
const TAKE_OVER = `UPDATE sync_jobs SET locked_by = 'another', attempt = attempt + 1, lease_until = now() + interval '1 h'
  WHERE id = $1`;

describe('a worker that goes on after its lease was lost', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('cannot hold a transaction, and writes neither counts nor lines nor an end', async () => {
    const gate = new Gate();
    const thrown: unknown[] = [];
    let stale: JobRun | undefined;
    // Without heartbeats, as a process that was stopped sends none.
    const worker = await house.startWorker(
      {
        pull: async (_, run) => {
          stale = run;
          await gate.opened;
          run.count('created', 7);
          run.log('info', 'never to be seen');
          await house.db
            .transaction(async (manager) => {
              await run.hold(manager);
              await manager.query(`UPDATE sync_jobs SET payload = '{"stale": true}'`);
            })
            .catch((error: unknown) => thrown.push(error));
          await run.checkpoint().catch((error: unknown) => thrown.push(error));
        },
      },
      { leaseMs: 3_600_000 },
    );
    const [job] = await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId: newId() }]);
    await eventually(() => expect(stale).toBeDefined());
    await house.db.query(TAKE_OVER, [job!.id]);
    const taken = await house.job(job!.id);

    gate.open();
    await eventually(() => expect(thrown).toHaveLength(2));
    await house.stopWorker(worker);

    expect(thrown.map((error) => (error as JobInterrupted).interruption)).toEqual(['lease-lost', 'lease-lost']);
    expect(stale?.signal.aborted).toBe(true);
    expect(await house.job(job!.id)).toEqual(taken);
    expect(await house.logs(job!.id)).toEqual([]);
  });
});
