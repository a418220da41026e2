import { expect } from '@playwright/test';
import { administrator } from './world/administrator.mjs';
import { apiOf, removePairs } from './world/api.mjs';
import { expectAccessible } from './world/axe.mjs';
import { loudness } from './world/loudness.mjs';
import { titlesIn } from './world/mirrored-pair.mjs';
import { test } from './world/with-feed.mjs';
import { enterFeed, expectStep, goOn, othersSee, startMirroring } from './world/wizard.mjs';

// The one journey that needs an empty database, so it goes first.
test('from the printed link to the first mirror', async ({ page, context, feed, baseURL }) => {
  const heard = loudness(page);
  feed.holds(['Dentist', 'Board meeting', 'Gym', { allDay: 'Birthday' }]);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);

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

  await test.step('the account is made and signed in, and the empty overview says what to do', async () => {
    await page.getByLabel('Password', { exact: true }).fill(administrator.password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/overview');
    await expect(page.getByRole('heading', { name: 'Nothing is mirrored yet' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Mirror a calendar' }).click();
  });

  await test.step('the address is checked, and the calendar behind it found', async () => {
    await expect(page).toHaveTitle('Mirror a calendar · Calmirror');
    await expectAccessible(page);
    await enterFeed(page, 'My rota', feed.url);
    const next = page.getByRole('region', { name: 'Next events' });
    for (const title of ['Dentist', 'Board meeting', 'Gym', 'Birthday']) await expect(next).toContainText(title);
    await expectAccessible(page);
  });

  await test.step('the way back shows what was checked, and loses nothing', async () => {
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expectStep(page, 'account');
    await expect(page.getByLabel('Address of the feed')).toHaveValue(feed.url);
    await expect(page.getByRole('list', { name: 'Checks' }).getByText('all right')).toHaveCount(4);
    await goOn(page, 'calendar', { by: 'Check and continue' });
  });

  await test.step('it is to be published', async () => {
    await goOn(page, 'target');
    await expect(page.getByRole('radio', { name: 'A published calendar' })).toBeChecked();
    await page.getByLabel('Name of the published calendar').fill('My rota, for others');
    await expectAccessible(page);
    await goOn(page, 'privacy');
  });

  await test.step('the preview says of the person’s own events what others will see', async () => {
    await expect(page.getByRole('radio', { name: 'Busy only' })).toBeChecked();
    await expect(othersSee(page, 'Dentist')).toHaveText(/^Busy/);
    await page.getByRole('radio', { name: 'Titles' }).check();
    await expect(othersSee(page, 'Dentist')).toHaveText(/^Dentist/);
    await page.getByRole('radio', { name: 'Busy only' }).check();
    await expect(othersSee(page, 'Dentist')).toHaveText(/^Busy/);
    await expectAccessible(page);
    await goOn(page, 'filters');
  });

  await test.step('a filter says which of them would go', async () => {
    await page.getByRole('checkbox', { name: 'All-day' }).check();
    await expect(page.getByRole('status').filter({ hasText: '1 of 4' })).toBeVisible();
    await expect(othersSee(page, 'Birthday')).toContainText('It lasts all day.');
    await expectAccessible(page);
    await goOn(page, 'start');
  });

  await test.step('the pair is made, and filled while one looks on', async () => {
    await expectAccessible(page);
    await startMirroring(page, 'Rota → others');
    await expect(page.getByText('3 events mirrored, 1 left out by your rules')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('at the address that was copied others see when, and not what', async () => {
    await page.getByRole('button', { name: 'Copy address: Rota → others' }).click();
    const address = await page.evaluate(() => globalThis.navigator.clipboard.readText());
    expect(new URL(address).origin).toBe(new URL(baseURL).origin);
    const published = await (await context.request.get(address)).text();
    expect(titlesIn(published)).toEqual(['Busy', 'Busy', 'Busy']);
    for (const title of ['Dentist', 'Board', 'Gym', 'Birthday']) expect(published).not.toContain(title);
  });

  await test.step('the pair and the overview say that all is well', async () => {
    await page.getByRole('link', { name: 'Open the pair' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Rota → others' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Source and target agree.');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing needs you' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the link works once', async () => {
    await page.goto(process.env.SETUP_URL);
    await expect(page).toHaveURL('/overview');
  });
  await removePairs(apiOf(context.request, baseURL));
  expect(heard()).toEqual([]);
});
