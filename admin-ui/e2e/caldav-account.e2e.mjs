import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { titlesIn } from './world/mirrored-pair.mjs';
import { ALICE, hasRadicale, radicaleOnLoopback } from './world/radicale.mjs';
import { test } from './world/signed-in.mjs';
import { enterFeed, goOn, startMirroring } from './world/wizard.mjs';

test.skip(!hasRadicale(), 'Radicale is not installed here');

let radicale;
test.beforeEach(async () => {
  radicale = await radicaleOnLoopback();
});
test.afterEach(() => radicale.stop());

test('a calendar is mirrored into a CalDAV account, whose password is wrong at first', async ({ page, api, feed }) => {
  feed.holds(['Dentist', 'Gym']);
  const before = await api('GET', '/api/connectors');
  await page.goto('/pairs/new');
  await enterFeed(page, 'For CalDAV', feed.url);
  await goOn(page, 'target');

  const checks = page.getByRole('list', { name: 'Checks' });
  await page.getByRole('radio', { name: 'A calendar of an account' }).check();
  await page.getByRole('radio', { name: 'CalDAV account' }).check();
  await page.getByLabel('Address of the server').fill(radicale.url);
  await page.getByRole('textbox', { name: 'User name' }).fill(ALICE.name);
  await page.getByLabel('Password', { exact: true }).fill('wrong horse');
  await page.getByLabel('Name (optional)').fill('Alice at Radicale');
  await page.getByRole('button', { name: 'Check the account' }).click();
  await expect(checks).toContainText('Many providers take only a password made for an app');
  await expectAccessible(page);

  await page.getByLabel('Password', { exact: true }).fill(ALICE.password);
  await page.getByRole('button', { name: 'Check the account' }).click();
  await page.getByRole('radio', { name: 'Work', exact: true }).check();
  await expect(page.getByRole('radio', { name: 'Alice at Radicale' })).toBeChecked();
  await expectAccessible(page);
  await goOn(page, 'privacy');
  await page.getByRole('radio', { name: 'Titles' }).check();
  await goOn(page, 'filters');
  await goOn(page, 'start');
  await expect(page.getByRole('definition').filter({ hasText: 'Work at Alice at Radicale' })).toBeVisible();
  await startMirroring(page, 'Rota → Work');
  await expect(page.getByText('2 events mirrored')).toBeVisible();
  await expect(page.getByText('Address to subscribe to')).toBeHidden();
  expect(titlesIn(await radicale.holds())).toEqual(['Dentist', 'Gym']);
  expect((await api('GET', '/api/connectors')).total).toBe(before.total + 2);
});
