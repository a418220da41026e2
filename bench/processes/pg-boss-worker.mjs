// pg-boss with handlers that do nothing. By itself it waits between its batches of one; so where `drain` is asked for, its
// own calls to take and to end a batch are made without a pause. Else its workers are woken by its notifications.
import { PgBoss } from 'pg-boss';
import { Tally } from '../parts/tally.mjs';

const [databaseUrl, batch, way] = process.argv.slice(2);
const batchSize = Number(batch);
const queue = 'nothing';
const tally = new Tally();

const boss = new PgBoss({ connectionString: databaseUrl, schedule: false, useListenNotify: true });
boss.on('error', ({ message }) => console.error(message));
await boss.start();

const note = (jobs) => jobs.forEach(({ data }) => tally.note(data));
const options = { batchSize, burstWhenBatchFull: true };
if (way === 'woken') await boss.work(queue, options, async (jobs) => note(jobs));

async function drain() {
  for (;;) {
    const jobs = await boss.fetch(queue, { batchSize });
    if (jobs.length === 0) return;
    note(jobs);
    await boss.complete(
      queue,
      jobs.map(({ id }) => id),
    );
  }
}

process.on('message', ({ drain: asked }) => {
  if (asked) void drain().then(() => process.send({ drain: true }));
});
process.on('SIGTERM', () => void boss.stop({ graceful: false }).finally(() => process.exit()));
process.send({ ready: true });
