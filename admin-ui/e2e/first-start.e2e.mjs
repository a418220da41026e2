import { expect, test } from '@playwright/test';
import { administrator } from './world/administrator.mjs';
import { expectAccessible } from './world/axe.mjs';
import { loudness } from './world/loudness.mjs';

// The one journey that needs an empty database, so it goes first.
test('from the printed link to an empty list of pairs', async ({ page }) => {
  const heard = loudness(page);

  await test.step('any address leads to the setup while there is no user', async () => {
    await page.goto('/pairs');
    await expect(page).toHaveURL('/setup');
    await expect(page.getByLabel('Setup token')).toBeVisible();
  });

  await test.step('the printed link knows the token', async () => {
    await page.goto(process.env.SETUP_URL);
    await expect(page).toHaveTitle('Make the first administrator · Calmirror');
    await expect(page.getByLabel('Name')).toBeVisible();
    await expect(page.getByLabel('Setup token')).toBeHidden();
    await expectAccessible(page);
  });

  await test.step('a fault that only the server sees is shown at its field, and nothing is lost', async () => {
    await page.getByLabel('Name').fill(administrator.name);
    await page.getByLabel('Email').fill(administrator.email);
    await page.getByLabel('Password', { exact: true }).fill('aaaaaaaa');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Name')).toHaveValue(administrator.name);
    await expectAccessible(page);
  });

  await test.step('the account is made and signed in', async () => {
    await page.getByLabel('Password', { exact: true }).fill(administrator.password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/pairs');
    await expect(page.getByRole('heading', { name: 'No pair yet' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open the API documentation' })).toHaveAttribute('href', '/api/docs');
    await expectAccessible(page);
  });

  await test.step('the link works once', async () => {
    await page.goto(process.env.SETUP_URL);
    await expect(page).toHaveURL('/pairs');
  });
  expect(heard()).toEqual([]);
});
