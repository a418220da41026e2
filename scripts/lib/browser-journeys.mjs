import path from 'node:path';
import { root } from '../bootstrap/root.mjs';
import { browser } from './browser.mjs';
import { bin } from './command.mjs';
import { demoClient } from './launcher/demonstration.mjs';
import { System } from './launcher/system.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/**
 * Starts the whole system on an empty database, as `npm start` would, beside the demonstration's Google and Microsoft, at
 * which it is not registered yet. Runs `journey` with Playwright's command and environment: BASE_URL, SETUP_URL (makes the
 * first administrator), DEMONSTRATION_URL (the calendars of those two), DEMONSTRATION_CLIENT (its id and secret) and the browser.
 * @template T
 * @param {(command: string, args: string[], env: Record<string, string>) => Promise<T>} journey
 */
export async function withSystemAndBrowser(journey) {
  const { executablePath, env: browserEnv } = await browser(path.join(root, '.cache'));
  const { folder, remove } = temporaryFolder('e2e');
  const env = { LOG_LEVEL: 'warn', ALLOWED_NETWORKS: '127.0.0.0/8' };
  const processes = ['web', 'worker'];
  const dataDir = path.join(folder, 'data');
  const settings = { processes, port: 0, workerPort: 0, dataDir, durable: false, demonstration: true, env };
  const system = new System(settings, (line) => console.error(line));
  try {
    const { url, setupUrl, demonstrationUrl } = await system.start();
    return await journey(bin('playwright'), ['test', '-c', 'admin-ui/e2e/playwright.config.mjs'], {
      BASE_URL: url,
      SETUP_URL: setupUrl ?? '',
      DEMONSTRATION_URL: demonstrationUrl,
      DEMONSTRATION_CLIENT: JSON.stringify(demoClient),
      BROWSER_PATH: executablePath,
      BROWSER_ENV: JSON.stringify(browserEnv),
    });
  } finally {
    await system.stop();
    remove();
  }
}
