// The process between the launcher and PostgreSQL. It holds a channel to the launcher; when that breaks, because the
// launcher was killed, it waits for the web and worker processes to be gone and then stops the server. It runs in
// a session of its own, so that Ctrl-C in a terminal reaches neither.
import { setTimeout as wait } from 'node:timers/promises';
import { startServer } from './server.mjs';

const patienceWithClients = 30_000;
let clients = [];

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function stopOnceClientsAreGone(server) {
  for (const end = performance.now() + patienceWithClients; performance.now() < end && clients.some(isAlive);)
    await wait(50);
  server.child.kill('SIGINT');
}

for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => {});
try {
  const server = await startServer(JSON.parse(process.argv[2]));
  server.child.once('exit', () => process.exit());
  process.on('disconnect', () => stopOnceClientsAreGone(server));
  process.on('message', (message) => {
    if (message.clients) clients = message.clients;
    if (message.stop) server.child.kill('SIGINT');
  });
  if (process.connected) process.send({ ready: { url: server.url, pid: server.pid, dataDir: server.dataDir } });
  else server.child.kill('SIGINT');
} catch (error) {
  if (process.connected) process.send({ failed: error.message }, () => process.exit(1));
}
