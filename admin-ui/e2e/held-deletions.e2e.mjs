import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { test } from './world/signed-in.mjs';

const TITLES = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot'];

test('a source that loses most of its events holds the pair until somebody decides', async ({
  page,
  mirrored,
  feed,
}) => {
  feed.holds(TITLES);
  const pair = await mirrored('Losing', { policy: { preset: 'title' } });
  await page.goto('/overview');
  await expect(page.getByRole('heading', { name: 'Nothing needs you' })).toBeVisible();

  feed.holds(TITLES.slice(0, 2));
  await pair.sync();
  const attention = page.getByRole('region', { name: 'What needs you' });
  await expect(attention.getByRole('heading', { level: 3 }).first()).toHaveText(pair.name);
  await expect(attention).toContainText('Deletions held');
  await expect(attention).toContainText('More deletions than the limit allows wait for approval.');
  expect(await pair.published()).toEqual(TITLES);
  await expectAccessible(page);

  await attention.getByRole('link', { name: `Review deletions: ${pair.name}` }).click();
  const held = page.getByRole('table', { name: 'Held deletions' });
  await expect(page.getByText('4 deletions are held')).toBeVisible();
  for (const title of TITLES.slice(2)) await expect(held.getByRole('cell', { name: title, exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Delete all 4' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete 4 mirrors?' });
  await expect(question).toContainText('deleted from “Losing, for others”');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Delete 4 mirrors' }).click();
  await expect(page.getByText('4 deletions approved.')).toBeVisible();
  await expect.poll(pair.published).toEqual(['Alpha', 'Bravo']);
  await expect(page.getByRole('heading', { name: 'No deletion is held' })).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing needs you' })).toBeVisible();
});
