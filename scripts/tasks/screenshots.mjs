import path from 'node:path';
import { root } from '../bootstrap/root.mjs';
import { build } from '../lib/builds.mjs';
import { pass } from '../lib/command.mjs';

/** `npm run screenshots`: a picture of every page; `npm run screenshots -- jobs` of those whose names begin so. */
export async function run(args) {
  await build((line) => console.log(line), ['console']);
  return await pass(process.execPath, [path.join(root, 'admin-ui/e2e/screenshots.mjs'), ...args]);
}
