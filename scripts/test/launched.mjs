import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../bootstrap/root.mjs';
import { freePort } from '../lib/ports.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';

/** Waits until `look` answers something true, and resolves to it. */
export async function until(what, look, patience = 60_000) {
  for (const end = performance.now() + patience; performance.now() < end; await wait(20)) {
    const seen = await look();
    if (seen) return seen;
  }
  throw new Error(`${what}: not within ${patience / 1000} s`);
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/s.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

const read = (file) => {
  try {
    return fs.readFileSync(file, 'utf8').split('\0');
  } catch {
    return [];
  }
};

/** The processes that were started for a data folder: `{ pid, role }`. PostgreSQL is told by its command line. */
export function processesOf(dataDir) {
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.flatMap((name) => {
    const pid = Number(name);
    const command = read(`/proc/${pid}/cmdline`);
    const environment = read(`/proc/${pid}/environ`);
    if (command.includes(path.join(dataDir, 'postgres')) && command.includes('-D')) return { pid, role: 'postgres' };
    if (!environment.includes(`DATA_DIR=${dataDir}`) || !isAlive(pid)) return [];
    if (command.some((part) => part.endsWith('guard.mjs'))) return { pid, role: 'guard' };
    if (command.some((part) => part.endsWith('tasks.mjs'))) return { pid, role: 'launcher' };
    if (command.some((part) => part.endsWith('run.mjs'))) return { pid, role: 'front' };
    if (!command.some((part) => part.endsWith('main.js'))) return [];
    return { pid, role: environment.find((part) => part.startsWith('MODE=')).slice('MODE='.length) };
  });
}

/** A data folder for one file of tests. To remove it ends what a failed test left running on it. */
export function dataFolder(name) {
  const { folder, remove } = temporaryFolder(name);
  const dataDir = path.join(folder, 'data');
  return {
    dataDir,
    remove: () => {
      for (const { pid } of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
      remove();
    },
  };
}

/**
 * `npm start` as a person would type it, but on a free port and with a data folder of its own.
 * @returns what it says so far, how it ended, and its processes by role
 */
export async function launch({
  dataDir,
  env = {},
  args = [],
  command = [process.execPath, 'scripts/run.mjs', 'start'],
}) {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(command[0], [...command.slice(1), ...args], {
    cwd: root,
    env: { ...process.env, MODE: '', WORKER_PORT: '0', DATABASE_URL: '', PORT: port, ...env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => (said.out += data));
  child.stderr.on('data', (data) => (said.err += data));
  let end;
  const ended = new Promise((resolve) => child.once('close', (code) => resolve((end = { code, ...said }))));
  const pidOf = (role) => processesOf(dataDir).find((one) => one.role === role)?.pid;
  const ready = async () => {
    await until('ready', () => {
      if (end) throw new Error(`It ended: ${end.err}`);
      return said.out.includes('Ctrl-C');
    });
    return /runs at {2}(\S+)/.exec(said.out)[1];
  };
  return { said, ended, ready, pidOf, signal: (name) => child.kill(name) };
}
