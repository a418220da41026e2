import type { Lane } from '@calmirror/contracts';
import { newId } from '../../src/database/new-id.js';
import type { ClaimedJob } from '../../src/queue/job-handler.js';
import type { JobRequest } from '../../src/queue/job-request.js';
import { eventually } from '../harness/eventually.js';
import { Gate } from './harness/gate.js';
import { QueueHouse } from './harness/queue-house.js';

const SLOTS = 4;

describe('an account whose background work fills all that it may', () => {
  let house: QueueHouse;
  let gate: Gate;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  beforeEach(() => {
    gate = new Gate();
  });
  afterEach(async () => {
    gate.open();
    await house.stopWorkers();
    await house.db.query('DELETE FROM sync_jobs');
  });
  afterAll(() => house.close());

  const account = newId();
  const of = (lane: Lane): JobRequest => ({ kind: 'pull', lane, calendarId: newId(), accountId: account });
  const many = (lane: Lane, count: number): JobRequest[] => Array.from({ length: count }, () => of(lane));
  const start = async (accountSlots: number, run: (job: ClaimedJob) => Promise<void>): Promise<void> => {
    for (let worker = 0; worker < 2; worker += 1)
      await house.startWorker({ pull: run }, { concurrency: 8, accountSlots });
  };

  it('leaves one slot to a live change, which finds it at once', async () => {
    const running: Lane[] = [];
    await house.queue.enqueue([...many('poll', 6), ...many('upkeep', 6)]);
    await start(SLOTS, async ({ lane }) => {
      running.push(lane);
      if (lane !== 'push') await gate.opened;
    });
    await eventually(() => expect(running).toHaveLength(SLOTS - 1));
    await house.queue.enqueue(many('push', 3));
    await eventually(() => expect(running.filter((lane) => lane === 'push')).toHaveLength(3));
    expect(running).toHaveLength(SLOTS + 2);
    gate.open();
    await eventually(() => expect(running).toHaveLength(15));
  });

  it('lets live changes have all slots', async () => {
    let running = 0;
    await house.queue.enqueue(many('push', 6));
    await start(SLOTS, async () => {
      running += 1;
      await gate.opened;
    });
    await eventually(() => expect(running).toBe(SLOTS));
  });

  it('is not kept from all work where there is but one slot', async () => {
    await house.queue.enqueue(many('poll', 2));
    await start(1, () => Promise.resolve());
    await eventually(async () => expect((await house.jobs()).every(({ status }) => status === 'succeeded')).toBe(true));
  });
});
