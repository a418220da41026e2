import { setTimeout as wait } from 'node:timers/promises';
import { besidePeers } from '../parts/beside-peers.mjs';
import { fastest, quantile } from '../parts/figure.mjs';
import { preciseNow } from '../parts/precise-now.mjs';
import { Queues } from '../parts/queues.mjs';
import { startWorkers } from '../parts/workers.mjs';

const jobs = 500;
const warmUp = 50;
const slots = 10;

/** Milliseconds from handing each of many single jobs in to its start, by workers that have nothing else to do, in turns. */
async function latencies(queues) {
  const running = [];
  for (const name of queues.names(1)) {
    const { queue, worker } = queues.named[name];
    running.push({ name, queue, workers: await startWorkers(worker, queues.databaseUrl, slots, 'woken') });
  }
  const handIn = async (count) => {
    for (let index = 0; index < count; index += 1) {
      for (const { queue } of running) {
        await queue.handIn(1, { at: preciseNow() });
        await wait(2 + Math.random() * 6);
      }
    }
    await wait(500);
  };
  await handIn(warmUp);
  await Promise.all(running.map(({ workers }) => workers.ask('tally')));
  await handIn(jobs);
  const results = [];
  for (const { name, workers } of running) {
    const waited = (await workers.ask('tally')).flatMap((tally) => tally.waited);
    if (waited.length !== jobs) throw new Error(`${waited.length} of ${jobs} jobs of ${name} were started.`);
    results.push({ name, waited });
    await workers.stop();
  }
  return results;
}

async function figures(queues, state) {
  const all = await latencies(queues);
  return [0.5, 0.99].flatMap((q) => {
    const results = all.map(({ name, waited }) => ({ is: name, value: quantile(waited, q) }));
    return besidePeers(`queue.start-latency.p${q * 100}-ms${state}`, 'ms', results, fastest);
  });
}

/** From handing a job in to its start, beside none and beside a million finished. */
export async function measureLatency(surroundings) {
  const queues = await Queues.open(surroundings);
  const empty = await figures(queues, '');
  await queues.seedFinished(1_000_000);
  const full = await figures(queues, '.million-finished');
  await queues.close();
  return [...empty, ...full];
}
