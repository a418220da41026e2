import { expect } from '@playwright/test';
import { administrator } from './world/administrator.mjs';
import { expectAccessible } from './world/axe.mjs';
import { test } from './world/signed-in.mjs';
import { expectStep } from './world/wizard.mjs';

const dialogOf = (page) => page.getByRole('dialog', { name: 'Your session has ended' });

/** Signs in again over the page. */
async function comeBack(page) {
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type(administrator.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

test('a session that ends while a page is open is taken up again on that page', async ({ page, api }) => {
  await page.goto('/jobs?kind=pull');
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  await api('DELETE', '/api/auth/session');

  const dialog = dialogOf(page);
  await expect(dialog).toContainText(administrator.email);
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();

  await page.keyboard.type('not the walrus');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Email and password do not match');
  await dialog.getByLabel('Password', { exact: true }).fill('');
  const askedAgain = page.waitForResponse(
    (answer) => answer.url().includes('/api/') && answer.request().method() === 'GET' && answer.ok(),
  );
  await comeBack(page);
  await expect(page).toHaveURL('/jobs?kind=pull');
  await askedAgain;
});

test('whoever is somebody else signs in as such, and comes to the same page', async ({ page, api }) => {
  await page.goto('/pairs');
  await expect(page.getByRole('heading', { name: 'Pairs', exact: true })).toBeVisible();
  await api('DELETE', '/api/auth/session');
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(page).toHaveURL('/sign-in?return=%2Fpairs');
});

test('one that ends in the midst of the wizard loses nothing of what was entered', async ({ page, api, feed }) => {
  feed.holds(['Dentist']);
  await page.goto('/pairs/new');
  await page.getByLabel('Address of the feed').fill(feed.url);
  await page.getByLabel('Name (optional)').fill('Interrupted');
  await api('DELETE', '/api/auth/session');
  await page.getByRole('button', { name: 'Check and continue' }).click();
  await comeBack(page);
  await expectStep(page, 'calendar');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByLabel('Name (optional)')).toHaveValue('Interrupted');
  expect((await api('GET', '/api/connectors')).items.filter(({ name }) => name === 'Interrupted')).toHaveLength(1);
});

test('one that ends before a pair is saved saves it all the same', async ({ page, api, mirrored, feed }) => {
  feed.holds(['Dentist']);
  const pair = await mirrored('Signed out');
  await page.goto(`/pairs/${pair.id}/policy`);
  await page.getByRole('radio', { name: 'Titles' }).check();
  await api('DELETE', '/api/auth/session');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await comeBack(page);
  await expect(page.getByText('Saved. The mirrors')).toBeVisible();
  expect((await pair.stands()).policy).toEqual({ preset: 'title' });
});
