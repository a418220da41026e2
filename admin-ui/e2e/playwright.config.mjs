import { defineConfig } from '@playwright/test';
import { browserArgs } from '../../scripts/lib/browser.mjs';

/** Run by `npm run e2e`, which starts the whole system and says where it and the browser are. */
export default defineConfig({
  testDir: '.',
  // In this order, one worker being all there is; yet neither needs the other, so that one fault fails one journey.
  projects: [
    { name: 'first start', testMatch: 'first-start.e2e.mjs' },
    { name: 'journeys', testMatch: '*.e2e.mjs', testIgnore: 'first-start.e2e.mjs' },
  ],
  workers: 1,
  // Two cores shared with three processes and a database: what is true soon is true enough.
  timeout: 180_000,
  expect: { timeout: 30_000, toPass: { timeout: 60_000 } },
  retries: 0,
  forbidOnly: true,
  outputDir: '../../.cache/playwright',
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_TOTALS ?? '../../.cache/playwright.json' }]],
  use: {
    baseURL: process.env.BASE_URL,
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.BROWSER_PATH,
      args: browserArgs,
      env: { ...process.env, ...JSON.parse(process.env.BROWSER_ENV ?? '{}') },
    },
  },
});
