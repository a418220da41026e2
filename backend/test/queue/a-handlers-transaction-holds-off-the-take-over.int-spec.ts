import { newId } from '../../src/database/new-id.js';
import { LostLeases } from '../../src/queue/lost-leases.js';
import { LeaseHeartbeat } from '../../src/queue/lease-heartbeat.js';
import { eventually } from '../harness/eventually.js';
import { Gate } from './harness/gate.js';
import { QueueHouse } from './harness/queue-house.js';

const EXPIRE = `UPDATE sync_jobs SET lease_until = now() - interval '1 s' WHERE id = $1`;

describe('a transaction that holds its job', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('keeps others from taking the job over until its commit, and does not keep heartbeats waiting', async () => {
    const gate = new Gate();
    let holding = false;
    const settings = { leaseMs: 3_600_000, pollMs: 3_600_000 };
    const worker = await house.startWorker(
      {
        pull: async (_, run) => {
          await house.db.transaction(async (manager) => {
            await run.hold(manager);
            holding = true;
            await gate.opened;
          });
        },
      },
      settings,
    );
    const [job] = await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId: newId() }]);
    await eventually(() => expect(holding).toBe(true));

    await house.db.query(EXPIRE, [job!.id]);
    expect(await worker.get(LostLeases).sweep()).toEqual([]);
    await worker.get(LeaseHeartbeat).beat();
    expect((await house.job(job!.id)).leaseUntil?.getTime()).toBeGreaterThan(Date.now());

    gate.open();
    await eventually(async () => expect((await house.job(job!.id)).status).toBe('succeeded'));
  });
});
