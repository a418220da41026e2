// graphile-worker as it comes: each of its slots fetches and ends its jobs by itself.
import { runGraphile } from '../parts/graphile.mjs';

const [databaseUrl, batch] = process.argv.slice(2);
const concurrentJobs = Number(batch);
await runGraphile(databaseUrl, { concurrentJobs, maxPoolSize: Math.max(10, Math.min(concurrentJobs + 2, 30)) });
