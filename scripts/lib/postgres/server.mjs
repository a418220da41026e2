import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../ports.mjs';
import { endLeftover } from './leftover.mjs';
import { locate } from './location.mjs';

const environment = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' };
const executable = (native, name) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/** Quick and forgetful: for tests, whose data nobody misses. */
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

const settings = (durable) => ({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  ...(durable ? {} : forgetful),
});

/** Made beside its place and moved there when it is whole, so that one killed halfway is made again. */
function initialise({ native, dataDir, ids }, passwordFile, durable) {
  const half = `${dataDir}.new`;
  fs.rmSync(half, { recursive: true, force: true });
  // A mode given to a recursive mkdir would apply to the parents too and lock the server's user out.
  fs.mkdirSync(path.dirname(dataDir), { recursive: true });
  fs.mkdirSync(half, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (ids.uid !== undefined) for (const file of [half, passwordFile]) fs.chownSync(file, ids.uid, ids.gid);
  const args = ['-D', half, '-U', 'calmirror', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  args.push('--locale=C.UTF-8', '--lc-messages=C', ...(durable ? [] : ['--no-sync']));
  const options = { ...ids, env: environment, cwd: '/', encoding: 'utf8' };
  const { status, error, stderr } = spawnSync(executable(native, 'initdb'), args, options);
  if (status !== 0) throw new Error(`${dataDir} cannot be made: ${error?.message ?? stderr.trim()}`);
  fs.renameSync(half, dataDir);
}

function untilReady(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said.trim().split('\n').at(-1)}`)));
    child.stderr.on('data', (data) => {
      said = (said + data).slice(-4000);
      if (said.includes('database system is ready to accept connections')) resolve();
    });
  });
}

/**
 * Starts a PostgreSQL of this project's own on a free port, with its data in `folder` (made when it is not there).
 * Resolves to `{ url, pid, dataDir, child }`; `durable: false` is for tests. Its log goes to `<folder>.log`.
 */
export async function startServer({ folder, durable = true }) {
  const place = locate(folder);
  const { native, dataDir, ids } = place;
  const passwordFile = `${dataDir}.password`;
  if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) initialise(place, passwordFile, durable);
  await endLeftover(dataDir);
  const port = await freePort();
  const options = Object.entries(settings(durable)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(executable(native, 'postgres'), ['-D', dataDir, '-p', String(port), ...options], {
    ...ids,
    env: environment,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.pipe(fs.createWriteStream(`${dataDir}.log`));
  await untilReady(child);
  const password = fs.readFileSync(passwordFile, 'utf8').trim();
  return { url: `postgres://calmirror:${password}@127.0.0.1:${port}/postgres`, pid: child.pid, dataDir, child };
}
