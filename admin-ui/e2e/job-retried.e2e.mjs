import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { test } from './world/signed-in.mjs';

test('a job is watched while its source is broken, and retried when it is mended', async ({ page, mirrored, feed }) => {
  feed.holds(['Standup']);
  const pair = await mirrored('Broken');
  await page.goto('/jobs');
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  const log = page.getByRole('log');

  await test.step('a source that meets faults makes a job wait, and says so in words', async () => {
    feed.breaks();
    await pair.sync();
    const row = page.getByRole('row').filter({ hasText: 'Waiting to retry' });
    await expect(row).toContainText('The provider does not answer as it should');
    await expectAccessible(page);
    // What is pointed at stays where it is, however many jobs come meanwhile.
    await row.hover();
    await row.getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'The provider does not answer as it should' })).toBeVisible();
    await expect(log).not.toBeEmpty();
    await expectAccessible(page);
  });

  await test.step('while the page is open the next try fails for good, and the lines of its log come', async () => {
    const lines = await log.getByText('Error').count();
    feed.turnsIntoWebPage();
    await expect(page.getByRole('heading', { name: 'The provider does not accept this' })).toBeVisible();
    await expect(log.getByText('Error').nth(lines)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('once it is mended the job is tried again, and ends well before one’s eyes', async () => {
    feed.holds(['Standup', 'Retrospective']);
    const failed = page.url();
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    await expect(page).not.toHaveURL(failed);
    await expect(page.getByRole('main')).toContainText('Succeeded');
    await expect(page.getByRole('button', { name: 'Try again', exact: true })).toBeHidden();
    await expectAccessible(page);
  });
  await expect.poll(pair.published).toEqual(['Busy', 'Busy']);
});
