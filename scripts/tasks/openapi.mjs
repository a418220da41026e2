import { build } from '../lib/builds.mjs';
import { writeOpenapi } from '../lib/openapi.mjs';

/** `npm run openapi`: writes docs/openapi.json anew. */
export async function run() {
  await build((line) => console.log(line), ['server']);
  await writeOpenapi();
  return 0;
}
