import { ProviderError } from '@calmirror/core';
import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from '../queue/harness/queue-house.js';

describe('a provider whose words hold what no database keeps', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterEach(() => house.stopWorkers());
  afterAll(() => house.close());

  it.each([
    ['failed', new ProviderError('rejected', 'refused', 'no\0 \uD800')],
    ['queued', new ProviderError('temporary', 'server-error', 'no\0 \uD800')],
  ] as const)('leaves its job %s, with all other words', async (status, error) => {
    await house.startWorker({
      pull: async (_, run) => {
        run.log('warn', 'said\0', { by: 'a server\0', deep: ['\uDC00'] });
        await run.checkpoint();
        throw error;
      },
    });
    const [job] = await house.queue.enqueue([{ kind: 'pull', lane: 'push', calendarId: newId() }]);
    await eventually(async () => {
      expect(await house.job(job!.id)).toMatchObject({
        status,
        errorKind: error.kind,
        errorMessage: 'no\uFFFD \uFFFD',
      });
    });
    expect((await house.logs(job!.id)).map(({ message }) => message)).toEqual(['said\uFFFD', 'no\uFFFD \uFFFD']);
  });
});

describe('an end that the database refuses all the same', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
    await house.db.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'check_violation'; END $$;
      CREATE TRIGGER refuse BEFORE UPDATE ON sync_jobs FOR EACH ROW
      WHEN (NEW.status = 'succeeded' AND NEW.counts ? 'held') EXECUTE FUNCTION refuse()`);
  });
  afterAll(() => house.close());

  it('keeps no other job from ending, and its own from being tried again and given up', async () => {
    const poisonous = newId();
    await house.startWorker({
      pull: ({ calendarId }, run) => {
        if (calendarId === poisonous) run.count('held');
        return Promise.resolve();
      },
    });
    const [poison, ...others] = await house.queue.enqueue(
      [poisonous, ...Array.from({ length: 20 }, newId)].map((calendarId) => ({
        kind: 'pull',
        lane: 'push',
        calendarId,
      })),
    );
    await eventually(async () => {
      for (const { id } of others) expect((await house.job(id)).status).toBe('succeeded');
    });
    await house.db.query('UPDATE sync_jobs SET max_attempts = 1 WHERE id = $1', [poison!.id]);
    await eventually(async () => {
      expect(await house.job(poison!.id)).toMatchObject({ status: 'failed', errorKind: 'lost-worker' });
    });
  });
});
