import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { test } from './world/signed-in.mjs';
import { othersSee } from './world/wizard.mjs';

test('a policy is changed with its effect before one’s eyes, and seen on the target', async ({
  page,
  mirrored,
  feed,
}) => {
  feed.holds(['Dentist', 'Gym']);
  const pair = await mirrored('Policy');
  expect(await pair.published()).toEqual(['Busy', 'Busy']);
  await page.goto(`/pairs/${pair.id}`);
  await page.getByRole('navigation', { name: 'Of this pair' }).getByRole('link', { name: 'Privacy' }).click();
  await expect(othersSee(page, 'Dentist')).toHaveText(/^Busy/);
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Titles' }).check();
  await expect(othersSee(page, 'Dentist')).toHaveText(/^Dentist/);
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  expect(await pair.published()).toEqual(['Busy', 'Busy']);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. The mirrors on the target are brought up to date in place.')).toBeVisible();
  await expect.poll(pair.published).toEqual(['Dentist', 'Gym']);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Titles' })).toBeChecked();
});

test('a change that somebody else was faster with is told, and neither is lost', async ({
  page,
  api,
  mirrored,
  feed,
}) => {
  feed.holds(['Dentist']);
  const pair = await mirrored('Two at once');
  await page.goto(`/pairs/${pair.id}/policy`);
  await expect(page.getByRole('radio', { name: 'Busy only' })).toBeChecked();
  await page.getByRole('radio', { name: 'Everything' }).check();
  await api('PUT', `/api/pairs/${pair.id}`, { policy: { preset: 'title' } });
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  const told = page.getByRole('alert').filter({ hasText: 'Somebody else was faster' });
  await expect(told).toContainText('nothing is lost');
  await expect(told).toContainText('Everything');
  await expect(told).toContainText('Titles');
  await expect(page.getByRole('radio', { name: 'Everything' })).toBeChecked();
  expect((await pair.stands()).policy).toEqual({ preset: 'title' });
  await expectAccessible(page);

  await told.getByRole('button', { name: 'Go on with mine' }).click();
  await expect(told).toBeHidden();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. The mirrors')).toBeVisible();
  expect((await pair.stands()).policy).toEqual({ preset: 'full' });
});
