import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../bootstrap/root.mjs';
import { capture } from '../lib/command.mjs';
import { readDockerfile } from '../lib/docker/dockerfile.mjs';
import { Rehearsal } from '../lib/docker/rehearsal.mjs';
import { freePort } from '../lib/ports.mjs';
import { startEmbedded } from '../lib/postgres/embedded.mjs';
import { isReachable, serverUser } from '../lib/postgres/server-user.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';

const say = (line) => console.log(line);

/** Root's own Node.js cannot be run by anybody else when it lies below /root. */
const ordinaryUser = () => (isReachable(path.dirname(process.execPath)) ? serverUser() : undefined);

/** Starts one container's command as a user who may write nowhere in the image, and asks its health check. */
async function proveHealthy(image, mode, installation) {
  const own = { MODE: mode, PORT: String(await freePort()), HOME: '/nonexistent', LOG_LEVEL: 'warn' };
  const env = { ...image.env, ...own, ...installation };
  const options = { cwd: image.workdir, env: { ...process.env, ...env }, ...ordinaryUser() };
  const [command, ...args] = image.command;
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'exit');
  const [check, ...checkArgs] = image.health;
  const isHealthy = async () => (await capture(check, checkArgs, options)).code === 0;
  let healthy = false;
  for (let attempt = 0; !healthy && child.exitCode === null && attempt < 100; attempt++) {
    await wait(200);
    healthy = await isHealthy();
  }
  child.kill('SIGTERM');
  await ended;
  say(`${mode}: ${healthy ? 'healthy' : 'NOT healthy'}`);
  return healthy;
}

/** `npm run docker:steps`: carries out the Dockerfile in an empty folder and starts what the image would start. */
export async function run() {
  const { folder, remove } = temporaryFolder('docker');
  const database = await startEmbedded({ folder: path.join(folder, 'postgres'), durable: false });
  try {
    const image = await new Rehearsal(folder).run(readDockerfile(path.join(root, 'docker/Dockerfile')), say);
    const keys = `1:${randomBytes(32).toString('base64')}`;
    const installation = { DATABASE_URL: database.url, SECRET_KEYS: keys };
    for (const mode of ['web', 'worker', 'all']) if (!(await proveHealthy(image, mode, installation))) return 1;
    return 0;
  } finally {
    await database.stop();
    remove();
  }
}
