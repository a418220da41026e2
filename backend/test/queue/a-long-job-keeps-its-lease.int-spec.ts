import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { Gate } from './harness/gate.js';
import { QueueHouse } from './harness/queue-house.js';

const LEASE = 1_000;

describe('a job that takes longer than its lease', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('keeps it by heartbeat, and is never claimed twice', async () => {
    const gate = new Gate();
    let runs = 0;
    const mirror = async (): Promise<void> => {
      runs += 1;
      await gate.opened;
    };
    await house.startWorker({ mirror }, { leaseMs: LEASE });
    await house.startWorker({ mirror }, { leaseMs: LEASE });
    const [job] = await house.queue.enqueue([{ kind: 'mirror', lane: 'push', pairId: newId() }]);
    const first = await eventually(async () => {
      const { leaseUntil } = await house.job(job!.id);
      expect(leaseUntil).not.toBeNull();
      return leaseUntil!;
    });

    await eventually(async () => {
      const { leaseUntil } = await house.job(job!.id);
      expect(leaseUntil!.getTime()).toBeGreaterThan(first.getTime() + 2 * LEASE);
    });
    gate.open();
    await eventually(async () => expect(await house.job(job!.id)).toMatchObject({ status: 'succeeded', attempt: 1 }));
    expect(runs).toBe(1);
  });
});
