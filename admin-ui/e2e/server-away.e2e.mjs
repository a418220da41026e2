import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { test } from './world/signed-in.mjs';

const OFFLINE = 'Updates are paused. This device is offline.';
const AWAY = 'Updates are paused. The server does not answer.';

test('a change that is being made survives the loss of the network, and is saved after it', async ({
  page,
  context,
  mirrored,
  feed,
}) => {
  feed.holds(['Dentist']);
  const pair = await mirrored('Offline');
  await page.goto(`/pairs/${pair.id}/policy`);
  await page.getByRole('radio', { name: 'Titles' }).check();

  await context.setOffline(true);
  await expect(page.getByRole('status').filter({ hasText: OFFLINE })).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Titles' })).toBeChecked();
  await expectAccessible(page);

  await context.setOffline(false);
  await expect(page.getByText(OFFLINE)).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Titles' })).toBeChecked();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. The mirrors')).toBeVisible();
  await expect.poll(pair.published).toEqual(['Dentist']);
});

test('while the server is away the page says so and keeps what it has, and is well again by itself', async ({
  page,
  mirrored,
  feed,
}) => {
  feed.holds(['Dentist']);
  const pair = await mirrored('Away');
  await page.goto('/pairs');
  const row = page.getByRole('row', { name: new RegExp(pair.name) });
  await expect(row).toContainText('Up to date');
  await page.route(/\/(api|health)\//, (route) => route.abort());
  await expect(page.getByRole('status').filter({ hasText: AWAY })).toBeVisible();
  await expect(row).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll();
  await expect(page.getByText('Connected again')).toBeVisible();
  await expect(page.getByText(AWAY)).toBeHidden();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(row).toBeVisible();
});

test('a page that is opened while the server is away is there once it is back', async ({ page }) => {
  await page.route('**/api/**', (route) => route.abort());
  await page.goto('/jobs');
  await expect(page.getByRole('heading', { name: 'Not available just now' })).toBeVisible();
  await expect(page).toHaveURL('/jobs');
  await expectAccessible(page);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
});

test('an address that leads nowhere leads home', async ({ page }) => {
  await page.goto('/nowhere/at/all');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(page).toHaveURL('/overview');
});
