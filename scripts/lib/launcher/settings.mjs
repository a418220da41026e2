import path from 'node:path';
import { root } from '../../bootstrap/root.mjs';
import { Refusal } from './refusal.mjs';

const processesOf = { all: ['all'], web: ['web'], worker: ['worker'] };

function portOf(name, text, otherwise) {
  const port = Number(text ?? otherwise);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Refusal(`${name} must be a number from 0 to 65535, not "${text}".`);
}

/**
 * What `npm start` was asked for. The launcher reads only what it needs itself; all else is checked by the
 * processes it starts. Throws a Refusal for what makes no sense.
 */
export function launchSettings(args, env) {
  const unknown = args.filter((arg) => arg !== '--demo');
  if (unknown.length > 0) throw new Refusal(`Unknown: ${unknown.join(' ')}. There is one option: npm start -- --demo`);
  const processes = env.MODE ? processesOf[env.MODE] : ['web', 'worker'];
  if (!processes) throw new Refusal(`MODE must be web, worker or all, not "${env.MODE}".`);
  const port = portOf('PORT', env.PORT || undefined, 3000);
  return {
    processes,
    port,
    workerPort: portOf('WORKER_PORT', env.WORKER_PORT || undefined, port && port + 1),
    dataDir: path.resolve(root, env.DATA_DIR || '.data'),
    databaseUrl: env.DATABASE_URL || undefined,
    durable: true,
    env: args.includes('--demo') ? { DEMO: '1' } : {},
  };
}
