import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../bootstrap/root.mjs';
import { interruption } from './interruption.mjs';

/** A package's command. */
export const bin = (name) => path.join(root, 'node_modules/.bin', name);

function start(command, args, { env, ...options }) {
  return spawn(command, args, {
    cwd: root,
    signal: interruption,
    ...options,
    env: { ...process.env, ...env },
  });
}

const ended = (child) =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, error }));
    child.once('close', (code, signal) => resolve({ code: code ?? 1, signal }));
  });

/** Runs a command on this process's own input and output. Resolves to its exit code. */
export async function pass(command, args, options = {}) {
  const { code } = await ended(start(command, args, { stdio: 'inherit', ...options }));
  return code;
}

/** Milliseconds after which a command that nobody watches is taken to hang. */
const patience = 15 * 60_000;

/** Runs a command without input and keeps what it says. Resolves to `{ code, output }`. */
export async function capture(command, args, options = {}) {
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: patience, ...options });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
  const { code, error, signal } = await ended(child);
  const end = error?.message ?? (signal && `${path.basename(command)} was ended by ${signal}.`);
  return { code, output: Buffer.concat(chunks).toString() + (end ? `\n${end}\n` : '') };
}

/** Runs a command that must succeed. Throws what it said when it does not. */
export async function must(command, args, options = {}) {
  const { code, output } = await capture(command, args, options);
  if (code !== 0) throw new Error(`${path.basename(command)} ${args.join(' ')} failed:\n${output}`);
  return output;
}
