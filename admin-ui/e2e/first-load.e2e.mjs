import { expect } from '@playwright/test';
import { test } from './world/signed-in.mjs';

const MOST_BYTES = 200_000;

/** No moment is idle: what is left for one keeps nobody waiting, and is not of the first page. */
const neverIdle = () => {
  globalThis.requestIdleCallback = () => 0;
};

// The budgets of the build know single files; what they come to, compressed and on the way, is only known here.
test(`the first page comes with at most ${MOST_BYTES / 1000} kB`, async ({ page, mirrored, feed }) => {
  feed.holds(['Dentist']);
  await mirrored('First load');
  await page.addInitScript(neverIdle);
  await page.goto('/');
  await expect(page).toHaveURL('/overview');
  await expect(page.getByRole('heading', { name: 'Nothing needs you' })).toBeVisible();
  const loaded = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({ name }) => !new URL(name).pathname.startsWith('/api/'))
      .map(({ name, transferSize }) => ({ name, transferSize })),
  );
  expect(loaded.length).toBeGreaterThan(3);
  const bytes = loaded.reduce((sum, { transferSize }) => sum + transferSize, 0);
  test.info().annotations.push({ type: 'bytes', description: String(bytes) });
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});
