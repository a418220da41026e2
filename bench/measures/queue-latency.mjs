import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { figure, quantile } from '../parts/figure.mjs';
import { createPlainJobs, insertPlainJobs } from '../parts/plain-jobs.mjs';
import { enqueue, preciseNow } from '../parts/queue-jobs.mjs';
import { startWorkers } from '../parts/workers.mjs';

const jobs = 600;
const warmUp = 100;
const concurrency = 10;

/** Milliseconds from handing each of many single jobs in to its start, with two workers that have nothing else to do. */
async function latencies(client, databaseUrl, name, handIn) {
  const workers = await startWorkers(name, databaseUrl, concurrency);
  const handInOneByOne = async (count) => {
    for (let index = 0; index < count; index += 1) {
      await handIn(client, { at: preciseNow() });
      await wait(5 + Math.random() * 10);
    }
    await wait(200);
  };
  await handInOneByOne(warmUp);
  await workers.ask('waited');
  await handInOneByOne(jobs);
  const waited = (await workers.ask('waited')).flat();
  await workers.stop();
  if (waited.length !== jobs) throw new Error(`${waited.length} of ${jobs} jobs were started.`);
  return waited;
}

const handInPlain = async (client, payload) => {
  await insertPlainJobs(client, 1, payload);
  await client.query('NOTIFY plain_jobs');
};

export async function measureLatency(surroundings) {
  const databaseUrl = await surroundings.database();
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await createPlainJobs(client);
  const ours = await latencies(client, databaseUrl, 'queue-worker', (to, payload) => enqueue(to, 1, payload));
  const plain = await latencies(client, databaseUrl, 'plain-worker', handInPlain);
  await client.end();
  return [0.5, 0.99].map((q) => {
    const against = { is: 'minimal SKIP LOCKED loop', value: quantile(plain, q) };
    return figure(`queue.start-latency.p${q * 100}-ms`, quantile(ours, q), 'ms', against);
  });
}
