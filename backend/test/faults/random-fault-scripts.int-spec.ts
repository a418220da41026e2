import fc from 'fast-check';
import { startApp, type RunningApp } from '../harness/start-app.js';
import { FakeAccounts } from '../sync/harness/fake-accounts.js';
import { faultScripts } from './harness/fault-script.js';
import { HurriedClocks } from './harness/hurried-clocks.js';
import { inParallel, seedOf } from './harness/many-runs.js';
import { ScriptedWorld } from './harness/scripted-world.js';

/** Each costs some five hundred statements; `FIRE=all` plays them all. */
const SCRIPTS = process.env['FIRE'] === 'all' ? 500 : 60;
const AT_ONCE = 50;
const SEED = seedOf('FAULT_SEED');

/** Two reads and two mirrorings of a phase or of an impatient person; each fault met may cost a whole run of requests. */
const MOST_REQUESTS = (runs: number, met: number): number => 14 * (runs + met);

describe(`scripts of faults (FAULT_SEED=${SEED})`, () => {
  let running: RunningApp;
  let accounts: FakeAccounts;
  let clocks: HurriedClocks;

  beforeAll(async () => {
    running = await startApp({ env: { DATABASE_POOL: '12', WORKER_CONCURRENCY: '12', LOG_LEVEL: 'fatal' } });
    accounts = new FakeAccounts(running);
    clocks = new HurriedClocks(running.db);
  });
  afterAll(async () => {
    clocks.stop();
    await running.stop();
  });

  it(`all ${SCRIPTS} come to the same end as without faults, and ask nobody more or sooner than they may`, async () => {
    const scripts = fc.sample(faultScripts, { seed: SEED, numRuns: SCRIPTS });
    let met = 0;
    await inParallel(scripts, AT_ONCE, async (script) => {
      const world = await ScriptedWorld.make(running, accounts, clocks, script);
      await world.play();
      await world.verify();
      const runs = script.phases.reduce((sum, { impatience }) => sum + 4 + impatience.length, 4);
      expect(world.requests).toBeLessThanOrEqual(MOST_REQUESTS(runs, world.met));
      met += world.met;
    });
    expect(met).toBeGreaterThan(SCRIPTS * 5);
    const tooOften = await running.db.query<object[]>('SELECT FROM sync_jobs WHERE attempt > max_attempts');
    expect(tooOften).toEqual([]);
  }, 600_000);
});
