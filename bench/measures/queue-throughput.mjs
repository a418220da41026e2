import { setTimeout as wait } from 'node:timers/promises';
import { besidePeers } from '../parts/beside-peers.mjs';
import { highest } from '../parts/figure.mjs';
import { preciseNow } from '../parts/precise-now.mjs';
import { Queues } from '../parts/queues.mjs';
import { startWorkers } from '../parts/workers.mjs';

/** Jobs at once in each worker, and how many make a round of about a second. */
const batches = { 1: 2_000, 10: 8_000, 100: 32_000 };

/** Jobs in a second, from the first start until all have ended, with workers that are there already. */
async function speedOf(queue, workers, jobs) {
  await workers.ask('tally');
  await queue.handIn(jobs);
  await workers.ask('drain');
  const patience = AbortSignal.timeout(60_000);
  while ((await workers.started()) < jobs || !(await queue.isEmpty())) {
    patience.throwIfAborted();
    await wait(5);
  }
  const end = preciseNow();
  const tallies = await workers.ask('tally');
  await queue.tidy();
  const start = Math.min(...tallies.map(({ first }) => first ?? Infinity));
  return (jobs * 1000) / (end - start);
}

/** Of each named queue the best of the rounds, which they run in turns. */
async function speeds(queues, batch, count) {
  const names = queues.names(batch);
  const running = {};
  for (const name of names) {
    const { queue, worker } = queues.named[name];
    running[name] = { queue, workers: await startWorkers(worker, queues.databaseUrl, batch) };
    await speedOf(queue, running[name].workers, batch * 20);
  }
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    for (const name of names) {
      const { queue, workers } = running[name];
      results[name].push(await speedOf(queue, workers, batches[batch]));
    }
  }
  await Promise.all(Object.values(running).map(({ workers }) => workers.stop()));
  return Object.entries(results).map(([name, all]) => ({ is: name, value: highest(all) }));
}

async function figures(queues, state, rounds) {
  const all = [];
  for (const batch of Object.keys(batches).map(Number)) {
    const results = await speeds(queues, batch, rounds);
    all.push(...besidePeers(`queue.jobs-per-second.batch-${batch}${state}`, 'jobs/s', results, highest));
  }
  return all;
}

/** Jobs that do nothing, carried out by two worker processes of each queue, beside none and beside a million finished. */
export async function measureThroughput(surroundings) {
  const queues = await Queues.open(surroundings);
  const empty = await figures(queues, '', 5);
  await queues.seedFinished(1_000_000);
  const full = await figures(queues, '.million-finished', 5);
  await queues.close();
  return [...empty, ...full];
}
