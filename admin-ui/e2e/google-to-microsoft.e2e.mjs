import { expect } from '@playwright/test';
import { removePairs } from './world/api.mjs';
import { expectAccessible } from './world/axe.mjs';
import { allow, openCalendars, register, signInAs } from './world/demonstration.mjs';
import { test } from './world/signed-in.mjs';
import { expectStep, goOn, startMirroring } from './world/wizard.mjs';

const MAYA = 'maya@harbour.example';
const MAYA_AT_FJORD = 'maya.lindqvist@fjord.example';

/** So that the next journey finds none of it. */
test.afterEach(async ({ api }) => {
  await removePairs(api);
  const { items } = await api('GET', '/api/connectors?pageSize=200');
  const connectors = items.filter(({ kind }) => kind === 'google' || kind === 'microsoft');
  const paths = connectors.map(({ id }) => `/api/connectors/${id}`);
  for (const path of [...paths, '/api/app-registrations/google', '/api/app-registrations/microsoft'])
    await api('DELETE', path);
});

test('a Google calendar is mirrored to Microsoft 365, from the registration of the app to a change that follows', async ({
  page,
  context,
}) => {
  await page.goto('/pairs/new');

  await test.step('before the first account, the installation is registered', async () => {
    await page.getByRole('radio', { name: /^Google/ }).check();
    await expect(page.getByText('Before the first account')).toBeVisible();
    await expectAccessible(page);
    await register(page);
    await expect(page.getByText('this installation is registered at Google')).toBeVisible();
  });

  await test.step('whoever says no at Google comes back to be asked again', async () => {
    const popup = await signInAs(page, 'Connect', /Maya/);
    await expect(page.getByRole('status').filter({ hasText: 'Waiting for Google' })).toBeVisible();
    await popup.getByRole('button', { name: 'Deny' }).click();
    await expect(popup.getByRole('heading', { name: 'Not connected' })).toBeVisible();
    await expectAccessible(popup);
    await popup.close();
    await expect(page.getByRole('status').filter({ hasText: 'At the provider the answer was no.' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('whoever says yes sees the calendars of the account', async () => {
    await allow(await signInAs(page, 'Connect', /Maya/));
    await expectStep(page, 'calendar');
    await page.getByRole('radio', { name: MAYA }).check();
    await expect(page.getByText(`${MAYA} (Google)`)).toBeVisible();
    await goOn(page, 'target');
  });

  await test.step('the same at Microsoft', async () => {
    await page.getByRole('radio', { name: 'A calendar of an account' }).check();
    await page.getByRole('radio', { name: 'Another account' }).check();
    await page.getByRole('radio', { name: /^Microsoft/ }).check();
    await register(page);
    await allow(await signInAs(page, 'Connect', /Maya/));
    await page.getByRole('radio', { name: 'Projects' }).check();
    await expect(page.getByRole('radio', { name: MAYA_AT_FJORD })).toBeChecked();
    await goOn(page, 'privacy');
    await page.getByRole('radio', { name: 'Titles' }).check();
    await goOn(page, 'filters');
    await goOn(page, 'start');
    await startMirroring(page, 'Maya → Projects');
  });

  await test.step('the mirror stands there, a moved instance of a series included, and a change follows at once', async () => {
    const calendars = await openCalendars(context);
    const projects = calendars.calendar('Projects', MAYA_AT_FJORD);
    await expect(projects.getByRole('listitem').filter({ hasText: 'Trade fair in Lyon' })).toContainText('mirror');
    await expect(projects).toContainText('Stand-up (later today)');
    await calendars.add('Own calendar', MAYA, 'Ferry to Kiel');
    await expect(projects.getByRole('listitem').filter({ hasText: 'Ferry to Kiel' })).toContainText('mirror');
    await expectAccessible(calendars.page);
  });
});
