import { expect } from '@playwright/test';

/** What each step of the wizard asks, in its order. */
const ASKED = {
  account: 'Where is the calendar?',
  calendar: 'Which calendar?',
  target: 'Where shall others see it?',
  privacy: 'What may others see?',
  filters: 'Shall anything be left out?',
  start: 'Ready',
};

const headingOf = (page, step) => page.getByRole('heading', { name: ASKED[step], exact: true });

/** The step is there, and whoever does not see the page is told so. */
export async function expectStep(page, step) {
  await expect(headingOf(page, step)).toBeFocused();
}

/** Presses the button that leads on, and waits for the step that it leads to. */
export async function goOn(page, step, { by = 'Continue' } = {}) {
  await page.getByRole('button', { name: by, exact: true }).click();
  await expectStep(page, step);
}

/** Gives the address of a feed, from the opened wizard on, and comes to what was found there. */
export async function enterFeed(page, name, url) {
  await page.getByLabel('Address of the feed').fill(url);
  await page.getByLabel('Name (optional)').fill(name);
  await goOn(page, 'calendar', { by: 'Check and continue' });
}

/** What others will see of the event of this title, as the preview says before anything is written. */
export const othersSee = (page, title) =>
  page
    .getByRole('table', { name: 'What others will see' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell').first().filter({ hasText: title }) })
    .getByRole('cell')
    .nth(1);

/** Starts the pair under a name, and waits until it is filled. */
export async function startMirroring(page, name) {
  await page.getByLabel('Name of the pair').fill(name);
  await page.getByRole('button', { name: 'Start mirroring' }).click();
  await expect(page.getByRole('heading', { name: `“${name}” is there` })).toBeVisible();
}
