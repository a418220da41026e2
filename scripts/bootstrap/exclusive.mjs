import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** The longest path that every system takes for a socket. */
const longestSocketPath = 100;

function socketOf(file) {
  const absolute = path.resolve(file);
  const hash = createHash('sha256').update(absolute).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\calmirror-${hash}`;
  return absolute.length <= longestSocketPath ? absolute : path.join(os.tmpdir(), `calmirror-${hash}.lock`);
}

function listen(socket, greeting) {
  return new Promise((resolve, reject) => {
    const guests = new Set();
    const server = net.createServer((guest) => {
      guests.add(guest);
      guest.on('close', () => guests.delete(guest)).on('error', () => guest.destroy());
      guest.unref().write(greeting());
    });
    const release = () => {
      for (const guest of guests) guest.destroy();
      server.close();
    };
    server.once('error', reject).listen(socket, () => resolve(release));
    server.unref();
  });
}

/** Resolves to the holder's greeting and the time of its end; or to undefined when it has just gone. */
function ask(socket) {
  return new Promise((resolve) => {
    const guest = net.connect(socket);
    const gone = new Promise((end) => guest.once('close', end));
    guest.once('data', (data) => resolve({ greeting: String(data), gone }));
    guest.once('error', (error) => {
      // Refused: the file outlived its process.
      if (error.code === 'ECONNREFUSED') fs.rmSync(socket, { force: true });
    });
    gone.then(() => resolve(undefined));
  });
}

/**
 * Claims `file` for this process: `{ release }`, or `{ holder: { greeting, gone } }` while another process has it.
 * The claim is a listening socket, so it ends with its process however that ends; no stale lock needs guessing at.
 */
export async function claim(file, greeting = () => '.') {
  const socket = socketOf(file);
  fs.mkdirSync(path.dirname(socket), { recursive: true });
  for (;;) {
    try {
      return { release: await listen(socket, greeting) };
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
    const holder = await ask(socket);
    if (holder) return { holder };
  }
}

/** Runs `work` while no other process runs under the same `file`, waiting for its turn. */
export async function inTurn(file, work) {
  for (;;) {
    const { release, holder } = await claim(file);
    if (holder) {
      await holder.gone;
      continue;
    }
    try {
      return await work();
    } finally {
      release();
    }
  }
}
