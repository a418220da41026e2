import { ProviderError } from '@calmirror/core';
import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

const WAIT = 600_000;

describe('a job whose provider asked to wait', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  const failingWith = async (error: ProviderError): Promise<{ id: string; calendarId: string; at: number }> => {
    const calendarId = newId();
    const worker = await house.startWorker({ pull: () => Promise.reject(error) });
    const at = Date.now();
    const [job] = await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId }]);
    await eventually(async () => {
      expect(await house.job(job!.id)).toMatchObject({ status: 'queued', errorKind: error.kind });
    });
    await house.stopWorker(worker);
    return { id: job!.id, calendarId, at };
  };

  it('is not tried before that, whoever asks for it, and the wait costs no attempt', async () => {
    const { id, calendarId, at } = await failingWith(
      new ProviderError('rate-limited', 'too-many-requests', 'wait', WAIT),
    );
    for (const lane of ['poll', 'push', 'interactive'] as const) {
      const [asked] = await house.queue.enqueue([{ kind: 'pull', lane, calendarId }]);
      expect(asked).toMatchObject({ id, folded: true });
      expect((await house.job(id)).runAt.getTime()).toBeGreaterThanOrEqual(at + WAIT);
    }
    expect((await house.job(id)).attempt).toBe(0);
  });

  it('is brought forward by a person, not by polls and pushes, when it only backs off', async () => {
    const { id, calendarId } = await failingWith(new ProviderError('temporary', 'server-error', '503'));
    const { runAt } = await house.job(id);
    await house.db.query(`UPDATE sync_jobs SET run_at = run_at + interval '1 h' WHERE id = $1`, [id]);
    for (const lane of ['poll', 'push'] as const) await house.queue.enqueue([{ kind: 'pull', lane, calendarId }]);
    expect((await house.job(id)).runAt.getTime()).toBe(runAt.getTime() + 3_600_000);

    await house.queue.enqueue([{ kind: 'pull', lane: 'interactive', calendarId }]);
    expect((await house.job(id)).runAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
  });
});
