import { Logger, run } from 'graphile-worker';
import { Tally } from './tally.mjs';

/** Runs graphile-worker with a task that does nothing, as the process that this is called in. */
export async function runGraphile(connectionString, settings) {
  const tally = new Tally();
  const runner = await run({
    preset: { worker: { connectionString, ...settings, logger: new Logger(() => () => {}) } },
    taskList: { nothing: async (payload) => tally.note(payload) },
    parsedCronItems: [],
    noHandleSignals: true,
  });
  process.on('message', ({ drain }) => drain && process.send({ drain: true }));
  process.on('SIGTERM', () => void runner.stop().finally(() => process.exit()));
  process.send({ ready: true });
}
