import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { titlesIn } from './world/mirrored-pair.mjs';
import { test } from './world/signed-in.mjs';

test('a pair that is made elsewhere shows up by itself, and its published address can be copied', async ({
  page,
  api,
  mirrored,
  feed,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/pairs');
  await expect(page.getByRole('heading', { name: 'Pairs', exact: true })).toBeVisible();
  feed.holds(['Dentist', 'Board meeting', 'Gym']);
  const pair = await mirrored('Rota');

  const row = page.getByRole('row', { name: new RegExp(pair.name) });
  await expect(row).toContainText('Up to date');
  await expect(row.getByRole('rowheader')).toContainText('Rota, for others');
  await expect(row.getByRole('cell').filter({ hasText: 'Mirrored' })).toContainText('3');
  await expect(row.getByRole('time')).toHaveText(/just now|minutes? ago/);
  const year = String(new Date().getUTCFullYear());
  await expect(row.getByRole('time')).toHaveAccessibleDescription(new RegExp(year));
  // What comes in between may move the row from under the mouse.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await row.getByRole('time').hover();
    await expect(page.locator('.mat-mdc-tooltip')).toContainText(year, { timeout: 3_000 });
  }).toPass();
  await expectAccessible(page);

  await row.getByRole('button', { name: `Copy address: ${pair.name}` }).click();
  await expect(page.locator('.cdk-live-announcer-element')).toHaveText('Copied');
  const address = await page.evaluate(() => globalThis.navigator.clipboard.readText());
  expect(new URL(address).origin).toBe(new URL(baseURL).origin);
  expect(titlesIn(await api('GET', address))).toEqual(['Busy', 'Busy', 'Busy']);

  await test.step('on a narrow screen it is a card, and nothing sticks out', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    await expect(row.getByText('Mirrored')).toBeVisible();
    const sticksOut = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(sticksOut)).toBe(0);
    await expectAccessible(page);
  });

  await api('DELETE', `/api/pairs/${pair.id}?mirrors=keep`);
  await expect(row).toBeHidden();
});
