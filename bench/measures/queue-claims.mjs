import pg from 'pg';
import { EXCHANGE, exchangeValues } from '../parts/built.mjs';
import { figure } from '../parts/figure.mjs';
import { ProductQueue } from '../queues/product.mjs';

const settings = { workerId: 'worker', accountSlots: 4, leaseMs: 60_000 };
const values = exchangeValues(settings, [], [0, 1, 2, 3], { any: 10, background: 8 });

/** Pages that one claim of up to ten jobs reads. It is rolled back. */
async function buffers(client) {
  const explain = () => client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${EXCHANGE.text}`, values);
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
async function bothBuffers(client, queue) {
  await queue.handIn(1);
  await client.query(`DELETE FROM sync_jobs WHERE status = 'queued'`);
  await queue.tidy();
  const empty = await buffers(client);
  await queue.handIn(1);
  return { empty, one: await buffers(client) };
}

/** What a claim reads, beside a million jobs that have ended and beside none. */
export async function measureClaims(surroundings) {
  const client = new pg.Client(await surroundings.database());
  await client.connect();
  const queue = await ProductQueue.open({ client });
  const none = await bothBuffers(client, queue);
  await queue.seedFinished(1_000_000);
  const million = await bothBuffers(client, queue);
  await client.end();
  const beside = (value) => ({ is: 'with none finished', value });
  return [
    figure('queue.claim-buffers.million-finished', million.one, 'buffers', beside(none.one)),
    figure('queue.claim-buffers.million-finished.nothing-due', million.empty, 'buffers', beside(none.empty)),
  ];
}
