import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

const JOBS = 30;
/** Far above what it takes (a few ms), far below what polling would. */
const SOON = 0.5;

describe('a worker that would not look for an hour', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('begins a job within milliseconds of its being queued', async () => {
    await house.startWorker({}, { pollMs: 3_600_000 });
    for (let n = 0; n < JOBS; n += 1) {
      const [job] = await house.queue.enqueue([{ kind: 'pull', lane: 'push', calendarId: newId() }]);
      await eventually(async () => expect((await house.job(job!.id)).status).toBe('succeeded'));
    }
    const waits = (await house.jobs()).map(({ startedAt, runAt }) => (startedAt!.getTime() - runAt.getTime()) / 1000);
    expect(waits.toSorted((a, b) => a - b)[JOBS / 2]).toBeLessThan(SOON);
  });

  it('begins a job that was queued for later when its time comes', async () => {
    const runAt = new Date(Date.now() + 700);
    const [job] = await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId: newId(), runAt }]);
    const done = await eventually(async () => {
      const found = await house.job(job!.id);
      expect(found.status).toBe('succeeded');
      return found;
    });
    const late = done.startedAt!.getTime() - runAt.getTime();
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(SOON * 1000);
  });
});
