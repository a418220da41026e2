import { newId } from '../../src/database/new-id.js';
import { EXCHANGE, exchangeValues } from '../../src/queue/exchange-statement.js';
import { QueueHouse } from './harness/queue-house.js';

const FINISHED = `
INSERT INTO sync_jobs (id, kind, lane, priority, status, subject_id, exclusive_key, attempt, run_at, finished_at)
SELECT gen_random_uuid(), 'pull', 'poll', 2, 'succeeded', gen_random_uuid(), 'calendar:' || n, 1, now() - interval '1 h', now()
FROM generate_series(1, 20000) AS n`;

/** Targets: at most 5 buffers for an empty claim after VACUUM, at most 30 for a claim beside a long history. */
const EMPTY = 5;
const BESIDE_HISTORY = 30;

const SETTINGS = { workerId: 'worker', accountSlots: 4, leaseMs: 60_000 };

interface Explained {
  'QUERY PLAN': { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }[];
}

describe('the cost of a claim', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
    await house.db.query(FINISHED);
    // An index that never held a row has no root to remember, and costs a buffer more each time.
    await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId: newId() }]);
    await house.db.query(`DELETE FROM sync_jobs WHERE status = 'queued'`);
    await house.db.query('VACUUM ANALYZE sync_jobs');
  });
  afterAll(() => house.close());

  const buffers = async (): Promise<number> => {
    const runner = house.db.createQueryRunner();
    try {
      const explain = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${EXCHANGE.text}`;
      const values = exchangeValues(SETTINGS, [], [0, 1, 2, 3], { any: 10, background: 8 });
      // The first one also reads the catalogue.
      await runner.startTransaction();
      await runner.query(explain, values);
      await runner.rollbackTransaction();
      await runner.startTransaction();
      const [explained] = (await runner.query(explain, values)) as Explained[];
      await runner.rollbackTransaction();
      const plan = explained!['QUERY PLAN'][0]!.Plan;
      return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    } finally {
      await runner.release();
    }
  };

  it(`is at most ${EMPTY} buffers when nothing waits, whatever has ended`, async () => {
    expect(await buffers()).toBeLessThanOrEqual(EMPTY);
  });

  it(`is at most ${BESIDE_HISTORY} buffers for one job`, async () => {
    await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId: newId(), accountId: newId() }]);
    expect(await buffers()).toBeLessThanOrEqual(BESIDE_HISTORY);
  });

  it('does not grow with the jobs that wait for later', async () => {
    await house.db.query('DELETE FROM sync_jobs WHERE finished_at IS NULL');
    const runAt = new Date(Date.now() + 3_600_000);
    const requests = Array.from(
      { length: 5_000 },
      () => ({ kind: 'pull', lane: 'poll', calendarId: newId(), runAt }) as const,
    );
    await house.queue.enqueue(requests);
    await house.db.query('VACUUM ANALYZE sync_jobs');
    expect(await buffers()).toBeLessThanOrEqual(2 * EMPTY);
  });
});
