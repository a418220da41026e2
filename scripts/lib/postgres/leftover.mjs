import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

function isServer(pid, dataDir) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  // The number may belong to another process by now, after a restart of the machine.
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dataDir);
  } catch {
    return false;
  }
}

async function goes(isThere, patience) {
  for (const end = performance.now() + patience; isThere(); await wait(50)) if (performance.now() > end) return false;
  return true;
}

/**
 * Ends the server that a former run left on `dataDir`, so that the next one has a guard of its own. One that is
 * stopping already is given `patience` milliseconds to finish.
 */
export async function endLeftover(dataDir, patience = 5000) {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const pid = Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
  const isThere = () => isServer(pid, dataDir);
  if (await goes(isThere, patience)) return fs.rmSync(file, { force: true });
  process.kill(pid, 'SIGINT');
  if (!(await goes(isThere, 20_000))) throw new Error(`A former PostgreSQL (process ${pid}) does not stop.`);
}
