import { withSystemAndBrowser } from '../lib/browser-journeys.mjs';
import { build, product } from '../lib/builds.mjs';
import { pass } from '../lib/command.mjs';

/** `npm run e2e`: the browser journeys; `npm run e2e -- pairs` for some. */
export async function run(args) {
  await build((line) => console.log(line), [...product, 'demonstration']);
  return await withSystemAndBrowser((command, own, env) => pass(command, [...own, ...args], { env }));
}
