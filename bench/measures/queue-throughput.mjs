import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { figure, highest } from '../parts/figure.mjs';
import { createPlainJobs, insertPlainJobs } from '../parts/plain-jobs.mjs';
import { enqueue } from '../parts/queue-jobs.mjs';
import { startWorkers } from '../parts/workers.mjs';

const jobs = 10_000;
const batch = 10;
const rounds = 5;

/** Jobs in a second, from the first claim to the last end, by the database's clock. */
async function ours(client, databaseUrl) {
  const workers = await startWorkers('queue-worker', databaseUrl, batch);
  await client.query('TRUNCATE sync_jobs CASCADE');
  await enqueue(client, jobs);
  for (;;) {
    const { rows } = await client.query(
      `SELECT count(*)::integer AS live FROM sync_jobs WHERE status IN ('queued', 'running')`,
    );
    if (rows[0].live === 0) break;
    await wait(100);
  }
  await workers.stop();
  const { rows } = await client.query(
    'SELECT count(*) / extract(epoch FROM max(finished_at) - min(started_at)) AS speed FROM sync_jobs',
  );
  return Number(rows[0].speed);
}

async function plain(client, databaseUrl) {
  const workers = await startWorkers('plain-worker', databaseUrl, batch);
  await client.query('TRUNCATE plain_jobs');
  await insertPlainJobs(client, jobs);
  const start = performance.now();
  await workers.ask('drain');
  const seconds = (performance.now() - start) / 1000;
  await workers.stop();
  return jobs / seconds;
}

/** Jobs that do nothing, carried out by two worker processes, in turns with the least that a queue can be. */
export async function measureThroughput(surroundings) {
  const databaseUrl = await surroundings.database();
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await createPlainJobs(client);
  const speeds = { ours: [], plain: [] };
  for (let round = 0; round < rounds; round += 1) {
    speeds.ours.push(await ours(client, databaseUrl));
    speeds.plain.push(await plain(client, databaseUrl));
  }
  await client.end();
  const against = { is: 'minimal SKIP LOCKED loop', value: highest(speeds.plain) };
  return [figure(`queue.jobs-per-second.batch-${batch}`, highest(speeds.ours), 'jobs/s', against)];
}
