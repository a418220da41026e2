// A picture of every page in both colour schemes, narrow and wide: `npm run screenshots [-- beginning of a name…]`.
// They need no server: the console as built is served here (or that in CONSOLE), and the API's answers are the scenes'
// own. The pictures are in .cache/screenshots.
import { chromium } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { browser, browserArgs } from '../../scripts/lib/browser.mjs';
import { openScene } from './scenes/open-scene.mjs';
import { scenes } from './scenes/scenes.mjs';
import { servedConsole } from './scenes/served-console.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.cache/screenshots');
const LOOKS = ['light', 'dark'].flatMap((colorScheme) => [400, 1440].map((width) => ({ colorScheme, width })));
/** So many at a time: they mostly wait for what moves to come to rest. */
const AT_ONCE = 3;

const beginnings = process.argv.slice(2);
const chosen = scenes.filter(({ name }) => beginnings.length === 0 || beginnings.some((one) => name.startsWith(one)));
const wanted = chosen.flatMap((scene) => LOOKS.map((look) => ({ scene, ...look })));

fs.mkdirSync(folder, { recursive: true });
const { executablePath, env } = await browser(path.join(root, '.cache'));
const served = await servedConsole(process.env.CONSOLE ?? path.join(root, 'dist/admin-ui/browser'));
const chrome = await chromium.launch({ executablePath, args: browserArgs, env: { ...process.env, ...env } });

async function picture({ scene, colorScheme, width }) {
  const viewport = { width, height: width < 600 ? 860 : 900 };
  const context = await chrome.newContext({ baseURL: served.url, colorScheme, viewport, timezoneId: 'Europe/Paris' });
  try {
    const page = await context.newPage();
    await openScene(page, scene);
    await page.waitForTimeout(scene.settleMs ?? 350);
    // What sticks to the edges of the window would lie across the midst of the whole page.
    if (!scene.viewportOnly) await page.evaluate(() => globalThis.scrollTo(0, 0));
    const file = path.join(folder, `${scene.name}.${colorScheme}.${width}.png`);
    await page.screenshot({ path: file, fullPage: !scene.viewportOnly, animations: 'disabled' });
  } finally {
    await context.close();
  }
}

const failed = [];
async function takePictures(queue) {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { scene, colorScheme, width } = next;
    // One scene that does not come about is no reason to do without the others.
    await picture(next).catch((error) => failed.push(`${scene.name}, ${colorScheme}, ${width} px: ${error.message}`));
  }
}

try {
  const queue = [...wanted];
  await Promise.all(Array.from({ length: AT_ONCE }, () => takePictures(queue)));
} finally {
  await chrome.close();
  served.stop();
}
console.log(`${wanted.length - failed.length} pictures in ${path.relative(process.cwd(), folder)}`);
for (const line of failed) console.error(line);
process.exitCode = failed.length > 0 || wanted.length === 0 ? 1 : 0;
