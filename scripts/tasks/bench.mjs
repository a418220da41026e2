import { build, product } from '../lib/builds.mjs';
import { pass } from '../lib/command.mjs';

/** `npm run bench`: measures, each figure beside its floor of the same run. */
export async function run(args) {
  await build((line) => console.error(line), [...product, 'demonstration']);
  return await pass(process.execPath, ['bench/run.mjs', ...args]);
}
