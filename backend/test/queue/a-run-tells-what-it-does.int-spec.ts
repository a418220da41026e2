import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { Gate } from './harness/gate.js';
import { QueueHouse } from './harness/queue-house.js';

describe('what a run counts and logs', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterEach(() => house.stopWorkers());
  afterAll(() => house.close());

  it('is seen from each checkpoint on, and kept with the end', async () => {
    const gate = new Gate();
    await house.startWorker({
      mirror: async (_, run) => {
        run.count('created', 2);
        run.log('info', 'first', { batch: 1 });
        run.log('warn', 'second');
        await run.checkpoint();
        await gate.opened;
        run.count('created');
        run.log('error', 'third');
      },
    });
    const [job] = await house.queue.enqueue([{ kind: 'mirror', lane: 'push', pairId: newId() }]);
    await eventually(async () => {
      expect(await house.job(job!.id)).toMatchObject({ status: 'running', counts: { created: 2 } });
    });
    expect(await house.logs(job!.id)).toMatchObject([
      { level: 'info', message: 'first', data: { batch: 1 } },
      { level: 'warn', message: 'second', data: {} },
    ]);

    gate.open();
    await eventually(async () => {
      expect(await house.job(job!.id)).toMatchObject({ status: 'succeeded', counts: { created: 3 } });
    });
    expect((await house.logs(job!.id)).map(({ message }) => message)).toEqual(['first', 'second', 'third']);
  });

  it('leaves no row of a poll that found nothing, but one of what a person asked for', async () => {
    await house.startWorker({
      pull: (_, run) => {
        run.log('info', 'nothing new');
        run.forget();
        return Promise.resolve();
      },
    });
    const queued = await house.queue.enqueue([
      { kind: 'pull', lane: 'poll', calendarId: newId() },
      { kind: 'pull', lane: 'interactive', calendarId: newId() },
    ]);
    await eventually(async () => {
      const pulls = (await house.jobs()).filter(({ kind }) => kind === 'pull');
      expect(pulls.map(({ id, status }) => [id, status])).toEqual([[queued[1]!.id, 'succeeded']]);
    });
  });
});
