import fc from 'fast-check';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { FakeAccounts } from '../sync/harness/fake-accounts.js';
import { HurriedClocks } from './harness/hurried-clocks.js';
import { inParallel, lessOneStep, seedOf } from './harness/many-runs.js';
import { modelScripts } from './harness/model-script.js';
import { ModelWorld } from './harness/model-world.js';

/** A thousand of them keep both cores of a small machine busy for minutes; `FIRE=all` has them all. */
const HISTORIES = process.env['FIRE'] === 'all' ? 1_000 : 150;
const AT_ONCE = 50;
const SEED = seedOf('MODEL_SEED');

describe(`random histories of a source and its pair (MODEL_SEED=${SEED})`, () => {
  let running: RunningApp;
  let accounts: FakeAccounts;
  let clocks: HurriedClocks;

  beforeAll(async () => {
    running = await startApp({ env: { DATABASE_POOL: '12', WORKER_CONCURRENCY: '120', LOG_LEVEL: 'fatal' } });
    accounts = new FakeAccounts(running);
    clocks = new HurriedClocks(running.db);
  });
  afterAll(async () => {
    clocks.stop();
    await running.stop();
  });

  it(`in all ${HISTORIES} the target shows what the source holds under the rules, and an idle run writes nothing`, async () => {
    const histories = fc.sample(modelScripts, { seed: SEED, numRuns: HISTORIES });
    await inParallel(
      histories,
      AT_ONCE,
      async (history) => {
        const world = await ModelWorld.make(running, accounts, clocks, history.length % 2 === 0 ? 1 : 3);
        await world.play(history);
      },
      lessOneStep,
    );
  }, 600_000);
});
