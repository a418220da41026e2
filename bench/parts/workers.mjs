import { Child, processFile } from './child.mjs';

/** Two processes of a kind, which take jobs off the same queue. */
export async function startWorkers(name, databaseUrl, batch) {
  const workers = [1, 2].map(() => new Child(processFile(name), { args: [databaseUrl, String(batch)] }));
  await Promise.all(workers.map((worker) => worker.heard('ready')));
  return {
    ask: (what) => Promise.all(workers.map((worker) => worker.ask(what))),
    stop: () => Promise.all(workers.map((worker) => worker.stop())),
  };
}
