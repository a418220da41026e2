import { fork } from 'node:child_process';
import path from 'node:path';

const guard = path.join(import.meta.dirname, 'guard.mjs');

/**
 * Starts the embedded PostgreSQL under its guard, which ends it when this process is gone.
 * @param {{ folder: string, durable?: boolean }} settings
 * @returns {Promise<{ url: string, pid: number, dataDir: string, serve: (pids: number[]) => void,
 *   ended: Promise<void>, stop: () => Promise<void> }>} `serve` names the processes to wait for before it is stopped
 */
export async function startEmbedded(settings) {
  const child = fork(guard, [JSON.stringify(settings)], { detached: true, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', () => resolve()));
  const ready = await new Promise((resolve, reject) => {
    child.once('message', (message) => (message.ready ? resolve(message.ready) : reject(new Error(message.failed))));
    child.once('error', reject);
    ended.then(() => reject(new Error('PostgreSQL ended before it was ready.')));
  });
  const tell = (message) => {
    if (child.connected) child.send(message);
  };
  return {
    ...ready,
    ended,
    serve: (pids) => tell({ clients: pids }),
    stop: () => {
      tell({ stop: true });
      return ended;
    },
  };
}
