import { Child, processFile } from './child.mjs';

/** Two processes of a kind, which take jobs off the same queue, up to `batch` at once each. */
export async function startWorkers(name, databaseUrl, batch, way = '') {
  const workers = [1, 2].map(() => new Child(processFile(name), { args: [databaseUrl, String(batch), way] }));
  await Promise.all(workers.map((worker) => worker.heard('ready')));
  const ask = (what) => Promise.all(workers.map((worker) => worker.ask(what)));
  return {
    ask,
    /** Jobs that both have started since they were asked for their tally. */
    started: async () => (await ask('started')).reduce((sum, one) => sum + one, 0),
    stop: () => Promise.all(workers.map((worker) => worker.stop())),
  };
}
