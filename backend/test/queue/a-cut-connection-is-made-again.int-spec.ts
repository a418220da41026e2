import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

/** What a database that is restarted does to the worker's connections. */
const CUT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name LIKE $1`;
const LISTENERS = `SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND application_name LIKE 'calmirror-listen%' AND query LIKE 'LISTEN%'`;

describe('a worker whose connections are cut', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterEach(() => house.stopWorkers());
  afterAll(() => house.close());

  const succeeded = async (id: string): Promise<void> => expect((await house.job(id)).status).toBe('succeeded');

  it('listens again, finds what was queued meanwhile, and is woken as before', async () => {
    await house.startWorker({}, { pollMs: 3_600_000, leaseMs: 3_600_000 });
    const [before] = await eventually(async () => {
      const found = await house.db.query<{ pid: number }[]>(LISTENERS);
      expect(found).toHaveLength(1);
      return found;
    });

    await house.db.query(CUT, ['calmirror-%']);
    const [missed] = await house.queue.enqueue([{ kind: 'pull', lane: 'push', calendarId: newId() }]);
    await eventually(() => succeeded(missed!.id));
    await eventually(async () => {
      const [after] = await house.db.query<{ pid: number }[]>(LISTENERS);
      expect(after?.pid).not.toBe(undefined);
      expect(after?.pid).not.toBe(before?.pid);
    });

    const [next] = await house.queue.enqueue([{ kind: 'pull', lane: 'push', calendarId: newId() }]);
    await eventually(() => succeeded(next!.id));
  });

  it('finds what was cancelled meanwhile, long before the next heartbeat', async () => {
    await house.startWorker(
      {
        mirror: (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new Error('aborted')));
          }),
      },
      { leaseMs: 3_600_000 },
    );
    const [job] = await house.queue.enqueue([{ kind: 'mirror', lane: 'push', pairId: newId() }]);
    await eventually(async () => expect((await house.job(job!.id)).status).toBe('running'));
    await eventually(async () => expect(await house.db.query(LISTENERS)).toHaveLength(1));
    await house.db.query('UPDATE sync_jobs SET cancel_requested = true WHERE id = $1', [job!.id]);

    await house.db.query(CUT, ['calmirror-listen%']);
    await eventually(async () => expect((await house.job(job!.id)).status).toBe('cancelled'));
  });

  it('writes the end of a job that was under way when the database comes back', async () => {
    let runs = 0;
    await house.startWorker({
      mirror: async () => {
        runs += 1;
        await house.db.query(CUT, ['calmirror-queue%']);
      },
    });
    const [job] = await house.queue.enqueue([{ kind: 'mirror', lane: 'push', pairId: newId() }]);
    await eventually(() => succeeded(job!.id));
    expect(runs).toBe(1);
  });
});
