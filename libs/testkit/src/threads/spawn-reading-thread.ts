import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread for `ThreadedReader`, run from the sources. Tests run at the root of the repository. */
export function spawnReadingThread(): Worker {
  return new Worker(resolve('libs/testkit/src/threads/reading-thread.mjs'));
}
