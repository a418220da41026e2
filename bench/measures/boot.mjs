import { setTimeout as wait } from 'node:timers/promises';
import { Child, processFile } from '../parts/child.mjs';
import { fastest, figure } from '../parts/figure.mjs';
import { launch } from '../parts/installation.mjs';

const repeats = 3;

/** Milliseconds from the start of a process until it says of itself that it is ready to work. */
async function bootOf(surroundings, databaseUrl, mode) {
  const start = performance.now();
  // Where its keys are kept: they have to be those of the database.
  const env = { DATA_DIR: surroundings.folder };
  const { child, url } = await launch(surroundings, databaseUrl, { mode, env });
  await child.heard('ready');
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await isReady())) await wait(5);
  const milliseconds = performance.now() - start;
  await child.stop();
  return milliseconds;
}

async function bareBoot(databaseUrl) {
  const start = performance.now();
  const child = new Child(processFile('bare-fastify'), { args: [databaseUrl] });
  await child.heard('ready');
  const milliseconds = performance.now() - start;
  await child.stop();
  return milliseconds;
}

/** How long both modes take to be ready, on a database that is up to date. */
export async function measureBoot(surroundings) {
  const databaseUrl = await surroundings.database();
  const times = { web: [], worker: [], bare: [] };
  for (let index = 0; index < repeats; index += 1) {
    times.web.push(await bootOf(surroundings, databaseUrl, 'web'));
    times.worker.push(await bootOf(surroundings, databaseUrl, 'worker'));
    times.bare.push(await bareBoot(databaseUrl));
  }
  const against = { is: 'bare Fastify', value: fastest(times.bare) };
  return ['web', 'worker'].map((mode) => figure(`boot.${mode}-ms`, fastest(times[mode]), 'ms', against));
}
