import { expect } from '@playwright/test';
import { administrator } from './world/administrator.mjs';
import { test } from './world/signed-in.mjs';

test('signing out ends the session on the server too', async ({ page, context }) => {
  await page.goto('/');
  const cookies = await context.cookies();
  expect(cookies.map(({ httpOnly }) => httpOnly)).toEqual([true]);
  await page.getByRole('button', { name: `Account of ${administrator.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await context.addCookies(cookies);
  const answer = await context.request.get('/api/auth/session');
  expect([answer.status(), (await answer.json()).code]).toEqual([401, 'unauthenticated']);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});
