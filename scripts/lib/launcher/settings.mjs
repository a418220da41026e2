import path from 'node:path';
import { root } from '../../bootstrap/root.mjs';
import { demoClient } from './demonstration.mjs';
import { Refusal } from './refusal.mjs';

const processesOf = { all: ['all'], web: ['web'], worker: ['worker'] };

const isPort = (port) => Number.isInteger(port) && port >= 0 && port < 65_536;

/**
 * What `npm start` was asked for. The launcher reads only what it needs itself; all else is checked by the
 * processes it starts. Throws a Refusal with everything that makes no sense.
 */
export function launchSettings(args, env) {
  const unknown = args.filter((arg) => arg !== '--demo');
  const processes = env.MODE ? processesOf[env.MODE] : ['web', 'worker'];
  const port = Number(env.PORT || 3000);
  const workerPort = Number(env.WORKER_PORT || (port > 0 && port < 65_535 ? port + 1 : 0));
  const faults = [
    unknown.length > 0 && `Unknown: ${unknown.join(' ')}. There is one option: npm start -- --demo`,
    !processes && `MODE must be web, worker or all, not "${env.MODE}".`,
    !isPort(port) && `PORT must be a number from 0 to 65535, not "${env.PORT}".`,
    env.WORKER_PORT && !isPort(workerPort) && `WORKER_PORT must be a number from 0 to 65535, not "${env.WORKER_PORT}".`,
  ].filter(Boolean);
  if (faults.length > 0) throw new Refusal(faults.join(' '));
  const demonstration = args.includes('--demo');
  return {
    processes,
    port,
    workerPort,
    isWorkerPortAsked: Boolean(env.WORKER_PORT),
    // A demonstration keeps to itself: what it stands in for would be in the way of the real thing.
    dataDir: path.resolve(root, env.DATA_DIR || (demonstration ? '.data/demo' : '.data')),
    databaseUrl: env.DATABASE_URL || undefined,
    durable: true,
    demonstration,
    publicUrl: env.PUBLIC_URL || undefined,
    env: demonstration ? { DEMO: '1', DEMO_APP: `${demoClient.id}:${demoClient.secret}` } : {},
  };
}
