import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { packagedPostgres } from './packaged.mjs';
import { isReachable, serverUser } from './server-user.mjs';

/** Where root keeps what the server's user must reach: only root can write here, so nobody can plant a binary. */
const commonHome = '/var/lib/calmirror';

function reachableBinaries({ native, version }) {
  if (isReachable(path.join(native, 'bin'))) return native;
  const copy = path.join(commonHome, `postgres-${version}`);
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      fs.renameSync(half, copy);
    } catch {
      fs.rmSync(half, { recursive: true, force: true });
    }
  }
  return copy;
}

function reachableData(dataDir) {
  if (isReachable(path.dirname(dataDir))) return dataDir;
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  return path.join(commonHome, `data-${hash}`);
}

/**
 * Binaries, data folder and user of a server whose data should be in `folder`. Run as root they move to
 * /var/lib/calmirror where the server's user cannot walk to them.
 */
export function locate(folder) {
  const user = serverUser();
  const packaged = packagedPostgres();
  const dataDir = path.resolve(folder);
  if (!user) return { native: packaged.native, dataDir, ids: {} };
  return { native: reachableBinaries(packaged), dataDir: reachableData(dataDir), ids: user };
}
