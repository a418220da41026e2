import pg from 'pg';
import { CLAIM } from '../parts/built.mjs';
import { figure } from '../parts/figure.mjs';
import { enqueue } from '../parts/queue-jobs.mjs';

const finished = `
INSERT INTO sync_jobs (id, kind, lane, priority, status, subject_id, exclusive_key, attempt, run_at, finished_at)
SELECT gen_random_uuid(), 'pull', 'poll', 2, 'succeeded', gen_random_uuid(), 'calendar:' || n, 1, now() - interval '1 h', now()
FROM generate_series(1, 1000000) AS n`;
const lanes = [0, 1, 2, 3];

/** Pages that one claim of up to ten jobs reads. It is rolled back. */
async function buffers(client) {
  const explain = () =>
    client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${CLAIM.text}`, [lanes, 10, 8, 4, 'worker', 60_000]);
  await client.query('BEGIN');
  // The first one also reads the catalogue.
  await explain();
  await client.query('ROLLBACK; BEGIN');
  const { rows } = await explain();
  await client.query('ROLLBACK');
  const { Plan } = rows[0]['QUERY PLAN'][0];
  return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
}

/** With nothing to claim, and with one job. */
async function bothBuffers(client) {
  await enqueue(client, 1);
  await client.query(`DELETE FROM sync_jobs WHERE status = 'queued'`);
  await client.query('VACUUM ANALYZE sync_jobs');
  const empty = await buffers(client);
  await enqueue(client, 1);
  return { empty, one: await buffers(client) };
}

/** What a claim reads, beside a million jobs that have ended and beside none. */
export async function measureClaims(surroundings) {
  const client = new pg.Client(await surroundings.database());
  await client.connect();
  const none = await bothBuffers(client);
  await client.query(finished);
  const million = await bothBuffers(client);
  await client.end();
  const beside = (value) => ({ is: 'with none finished', value });
  return [
    figure('queue.claim-buffers.million-finished', million.one, 'buffers', beside(none.one)),
    figure('queue.claim-buffers.million-finished.nothing-due', million.empty, 'buffers', beside(none.empty)),
  ];
}
