// graphile-worker with its local queue: a batch is fetched at once, and what ends in the same turn is ended at once.
import { runGraphile } from '../parts/graphile.mjs';

const [databaseUrl, batch] = process.argv.slice(2);
const size = Number(batch);
await runGraphile(databaseUrl, {
  schema: 'graphile_local',
  concurrentJobs: size,
  localQueue: { size },
  completeJobBatchDelay: 0,
  failJobBatchDelay: 0,
});
