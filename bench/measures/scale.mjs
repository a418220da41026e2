import { setTimeout as wait } from 'node:timers/promises';
import { chores } from '../parts/chores.mjs';
import { Estate } from '../parts/estate.mjs';
import { Explained } from '../parts/explained.mjs';
import { fastest, figure } from '../parts/figure.mjs';
import { Installation } from '../parts/installation.mjs';
import { preciseNow } from '../parts/precise-now.mjs';
import { startWorkers } from '../parts/workers.mjs';

const sizes = [1_000, 100_000];
/** In each worker. */
const slots = 8;
const mostCounted = 5_000;

/** What one round of each chore reads, and how long its statements take. It is rolled back. */
async function roundOf(client, chore) {
  await client.query('BEGIN');
  try {
    const database = new Explained(client);
    await chore(database);
    return database;
  } finally {
    await client.query('ROLLBACK');
  }
}

async function rounds(client) {
  const results = {};
  for (const [name, chore] of Object.entries(chores)) {
    // The first one also reads the catalogue.
    await roundOf(client, chore);
    results[name] = await roundOf(client, chore);
  }
  return results;
}

/** Claims in a second, of jobs that do nothing, by two workers that find so many waiting. */
async function claimsOf(estate, databaseUrl, waiting) {
  const workers = await startWorkers('queue-worker', databaseUrl, slots);
  await estate.queuePulls(100);
  while ((await workers.started()) < 100) await wait(5);
  await workers.ask('tally');
  await estate.queuePulls(waiting);
  const counted = Math.min(waiting, mostCounted);
  while ((await workers.started()) < counted) await wait(5);
  const end = preciseNow();
  const tallies = await workers.ask('tally');
  await workers.stop();
  const started = tallies.reduce((sum, tally) => sum + tally.started, 0);
  return (started * 1000) / (end - Math.min(...tallies.map(({ first }) => first ?? Infinity)));
}

/** Milliseconds for the first page of the pairs, on one connection. */
async function listOf(installation) {
  const times = [];
  for (let repeat = 0; repeat < 10; repeat += 1) {
    const start = performance.now();
    await installation.get('/api/pairs?pageSize=50');
    times.push(performance.now() - start);
  }
  return fastest(times);
}

/** What the scheduler's chores read with 100,000 calendars and pairs, beside 1,000; and claims per second. One batch of each. */
export async function measureScale(surroundings) {
  const installation = await Installation.start(surroundings, { mode: 'web' });
  const { database: client, databaseUrl } = installation;
  const estate = new Estate(client);
  const found = [];
  for (const size of sizes) {
    await estate.grow(size);
    found.push({
      rounds: await rounds(client),
      claims: await claimsOf(estate, databaseUrl, size),
      list: await listOf(installation),
      bytes: await estate.bytes(),
    });
    await client.query('TRUNCATE sync_jobs CASCADE');
  }
  await installation.stop();
  const [few, many] = found;
  const beside = (value) => ({ is: 'of 1,000 pairs', value });
  const ofChores = Object.keys(chores).flatMap((name) => {
    const [small, big] = [few.rounds[name], many.rounds[name]];
    if (big.whole.length > 0) console.error(`${name} reads all of ${big.whole.join(', ')}.`);
    return [
      figure(`scale.${name}.pages`, big.pages, 'pages', beside(small.pages)),
      figure(`scale.${name}.ms`, big.ms, 'ms', beside(small.ms)),
    ];
  });
  return [
    figure('scale.claims-per-second', many.claims, 'jobs/s', beside(few.claims)),
    figure('scale.list-50-pairs-ms', many.list, 'ms', beside(few.list)),
    figure('scale.bytes-per-pair', Math.round(many.bytes / sizes[1]), 'bytes'),
    ...ofChores,
  ];
}
