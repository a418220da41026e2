import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { test } from './world/signed-in.mjs';

test('while the server is away the page says so and keeps what it has, and is well again by itself', async ({
  page,
}) => {
  await page.goto('/pairs');
  const shown = page.locator('app-pairs-empty, app-pairs-table');
  await expect(shown).toBeVisible();
  await page.route('**/api/pairs?**', (route) => route.abort());
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached');
  await expect(shown).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(shown).toBeVisible();
});

test('a page that is opened while the server is away is there once it is back', async ({ page }) => {
  await page.route('**/api/**', (route) => route.abort());
  await page.goto('/pairs');
  await expect(page.getByRole('heading', { name: 'Not available just now' })).toBeVisible();
  await expect(page).toHaveURL('/pairs');
  await expectAccessible(page);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Pairs', exact: true })).toBeVisible();
});

test('an address that leads nowhere leads home', async ({ page }) => {
  await page.goto('/nowhere/at/all');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to the pairs' }).click();
  await expect(page).toHaveURL('/pairs');
});
