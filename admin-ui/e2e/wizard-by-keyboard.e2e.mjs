import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { titlesIn } from './world/mirrored-pair.mjs';
import { test } from './world/signed-in.mjs';
import { expectStep, othersSee } from './world/wizard.mjs';

const MOST_STOPS = 40;

/** Goes from stop to stop as a person does, until the one that is wanted has the focus. */
async function tabTo(page, wanted) {
  await expect(wanted).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === globalThis.document.activeElement)) return;
  }
  throw new Error(`${wanted} is not come to by the keyboard.`);
}

/** The page, as it stands, fits the narrow screen and has no barrier. */
async function expectFit(page) {
  const sticksOut = () => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth;
  expect(await page.evaluate(sticksOut)).toBe(0);
  await expectAccessible(page);
}

test('the wizard’s main way by keyboard alone, on a narrow screen', async ({ page, api, feed }) => {
  feed.holds(['Dentist', 'Gym', { allDay: 'Birthday' }]);
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto('/overview');
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await tabTo(page, page.getByRole('banner').getByRole('link', { name: 'Mirror a calendar' }));
  await page.keyboard.press('Enter');
  const press = async (name, key = 'Enter') => {
    await tabTo(page, page.getByRole('button', { name, exact: true }));
    await page.keyboard.press(key);
  };

  await tabTo(page, page.getByLabel('Address of the feed'));
  await page.keyboard.type(feed.url);
  await expectFit(page);
  await page.keyboard.press('Enter');

  await expectStep(page, 'calendar');
  await expect(page.getByRole('region', { name: 'Next events' })).toContainText('Dentist');
  await expectFit(page);
  await press('Continue');

  await expectStep(page, 'target');
  await tabTo(page, page.getByRole('radio', { name: 'A published calendar' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'A calendar of an account' })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await tabTo(page, page.getByLabel('Name of the published calendar'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Typed, for others');
  await expectFit(page);
  await press('Continue', 'Space');

  await expectStep(page, 'privacy');
  await tabTo(page, page.getByRole('radio', { name: 'Busy only' }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Titles' })).toBeChecked();
  await expect(othersSee(page, 'Dentist')).toHaveText(/^Dentist/);
  await expectFit(page);
  await press('Continue');

  await expectStep(page, 'filters');
  await tabTo(page, page.getByRole('checkbox', { name: 'All-day' }));
  await page.keyboard.press('Space');
  await expect(page.getByRole('status').filter({ hasText: '1 of 3' })).toBeVisible();
  await expectFit(page);
  await press('Continue');

  await expectStep(page, 'start');
  await tabTo(page, page.getByLabel('Name of the pair'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Typed → others');
  await expectFit(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '“Typed → others” is there' })).toBeVisible();
  await expectFit(page);
  await press('Copy address: Typed → others');
  await expect(page.getByRole('button', { name: 'Copied: Typed → others' })).toBeFocused();

  const [{ feedUrl }] = (await api('GET', '/api/calendars?pageSize=200')).items.filter(
    ({ name }) => name === 'Typed, for others',
  );
  expect(titlesIn(await api('GET', feedUrl))).toEqual(['Dentist', 'Gym']);
});
