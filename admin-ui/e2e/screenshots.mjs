// A picture of every page, in both colour schemes, narrow and wide: `node admin-ui/e2e/screenshots.mjs [scene…]`,
// after `npm run build`. They need no server: the console as built is served here, and the API's answers are the
// scenes' own. The pictures are in .cache/screenshots.
import { chromium } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { browser, browserArgs } from '../../scripts/lib/browser.mjs';
import { openScene } from './scenes/open-scene.mjs';
import { scenes } from './scenes/scenes.mjs';
import { servedConsole } from './scenes/served-console.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.cache/screenshots');
const WIDTHS = [400, 1440, 1920];
const chosen = scenes.filter(({ name }) => process.argv.length < 3 || process.argv.includes(name));

fs.mkdirSync(folder, { recursive: true });
const { executablePath, env } = await browser(path.join(root, '.cache'));
const served = await servedConsole(process.env.CONSOLE ?? path.join(root, 'dist/admin-ui/browser'));
const chrome = await chromium.launch({ executablePath, args: browserArgs, env: { ...process.env, ...env } });

async function picture(scene, colorScheme, width) {
  const viewport = { width, height: width < 600 ? 860 : 900 };
  const context = await chrome.newContext({ baseURL: served.url, colorScheme, viewport, timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  await openScene(page, scene);
  await page.waitForTimeout(scene.settleMs ?? 350);
  const file = path.join(folder, `${scene.name}.${colorScheme}.${width}.png`);
  await page.screenshot({ path: file, fullPage: !scene.viewportOnly, animations: 'disabled' });
  await context.close();
}

try {
  for (const scene of chosen) {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of WIDTHS) await picture(scene, colorScheme, width);
    }
  }
  console.log(`${chosen.length * 2 * WIDTHS.length} pictures in ${path.relative(process.cwd(), folder)}`);
} finally {
  await chrome.close();
  served.stop();
}
