import { expect } from '@playwright/test';
import { administrator } from './world/administrator.mjs';
import { expectAccessible } from './world/axe.mjs';
import { test } from './world/signed-in.mjs';

test('a session that ends while a page is open is taken up again on that page', async ({ page, api }) => {
  await page.goto('/pairs?page=1');
  await expect(page.getByRole('heading', { name: 'Pairs', exact: true })).toBeVisible();
  await api('DELETE', '/api/auth/session');

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(administrator.email);
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();

  await page.keyboard.type('not the walrus');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Email and password do not match');
  await dialog.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL('/pairs?page=1');
  await page.waitForResponse((answer) => answer.url().includes('/api/pairs') && answer.ok());
});

test('whoever is somebody else signs in as such, and comes to the same page', async ({ page, api }) => {
  await page.goto('/pairs');
  await expect(page.getByRole('heading', { name: 'Pairs', exact: true })).toBeVisible();
  await api('DELETE', '/api/auth/session');
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(page).toHaveURL('/sign-in?return=%2Fpairs');
});
