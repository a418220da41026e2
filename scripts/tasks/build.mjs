import { build } from '../lib/builds.mjs';

/** `npm run build`: what is stale. */
export async function run() {
  await build((line) => console.log(line));
  return 0;
}
