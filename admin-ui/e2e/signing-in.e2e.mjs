import { expect } from '@playwright/test';
import { administrator, signIn } from './world/administrator.mjs';
import { expectAccessible } from './world/axe.mjs';
import { test } from './world/signed-out.mjs';

test('a wrong password is refused without losing what was typed, and the right one leads back', async ({ page }) => {
  await page.goto('/pairs?page=2');
  await expect(page).toHaveURL('/sign-in?return=%2Fpairs%3Fpage%3D2');
  await expectAccessible(page);
  await signIn(page, { ...administrator, password: 'not the walrus' });
  await expect(page.getByRole('alert')).toContainText('Email and password do not match');
  await expect(page.getByLabel('Email')).toHaveValue(administrator.email);
  await expectAccessible(page);
  await signIn(page);
  await expect(page).toHaveURL('/pairs?page=2');
});

test('the whole way in and out by keyboard', async ({ page }) => {
  const overview = page.getByRole('heading', { level: 1, name: 'Overview' });
  await page.goto('/');
  await expect(page.getByLabel('Email')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type(administrator.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(administrator.password);
  await page.keyboard.press('Enter');
  await expect(overview).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await page.reload();
  await expect(overview).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.getByRole('button', { name: `Account of ${administrator.name}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'API documentation' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/sign-in');
});
