import { newId } from '../../src/database/new-id.js';
import { QueueHouse } from './harness/queue-house.js';

const minutes = (n: number): Date => new Date(Date.now() + n * 60_000);

describe('a job that already waits', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('is answered instead of made twice, and takes the higher lane, the earlier time and the newer payload', async () => {
    const calendarId = newId();
    const base = { kind: 'pull', calendarId } as const;
    const [first] = await house.queue.enqueue([{ ...base, lane: 'poll', runAt: minutes(20), payload: { a: 1, b: 1 } }]);
    const sooner = minutes(5);
    const [second] = await house.queue.enqueue([{ ...base, lane: 'push', runAt: sooner, payload: { b: 2 } }]);
    const [third] = await house.queue.enqueue([{ ...base, lane: 'upkeep', runAt: minutes(60) }]);

    expect([first?.folded, second?.folded, third?.folded]).toEqual([false, true, true]);
    expect(new Set([first?.id, second?.id, third?.id]).size).toBe(1);
    const job = await house.job(first!.id);
    expect(job).toMatchObject({ lane: 'push', priority: 0, runAt: sooner, payload: { a: 1, b: 2 } });
  });

  it('is another one for another kind, and for another subject', async () => {
    const pairId = newId();
    const queued = await house.queue.enqueue([
      { kind: 'mirror', lane: 'poll', pairId },
      { kind: 'remove', lane: 'poll', pairId },
      { kind: 'mirror', lane: 'poll', pairId: newId() },
      { kind: 'mirror', lane: 'push', pairId },
    ]);
    expect(new Set(queued.map(({ id }) => id)).size).toBe(3);
    expect(queued[3]?.id).toBe(queued[0]?.id);
  });

  it('is one, however many ask for it at the same moment', async () => {
    const request = { kind: 'mirror', lane: 'push', pairId: newId() } as const;
    const answers = await Promise.all(Array.from({ length: 20 }, () => house.queue.enqueue([request])));
    expect(new Set(answers.flat().map(({ id }) => id)).size).toBe(1);
    expect(answers.flat().filter(({ folded }) => !folded)).toHaveLength(1);
  });

  it('is gone when the transaction that queued it is undone', async () => {
    const pairId = newId();
    const undone = house.db.transaction(async (manager) => {
      await house.queue.enqueue([{ kind: 'mirror', lane: 'push', pairId }], manager);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await house.jobs()).filter((job) => job.pairId === pairId)).toEqual([]);
  });
});
