import fs from 'node:fs';
import path from 'node:path';
import { root } from '../bootstrap/root.mjs';
import { build } from '../lib/builds.mjs';
import { pass } from '../lib/command.mjs';

/** `npm run bench`: measures, each figure beside its floor of the same run. */
export async function run(args) {
  if (!fs.existsSync(path.join(root, 'bench/run.mjs'))) throw new Error('There is nothing to measure yet.');
  await build((line) => console.error(line), ['server']);
  return await pass(process.execPath, ['bench/run.mjs', ...args]);
}
