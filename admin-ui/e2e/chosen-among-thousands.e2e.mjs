import { expect, test } from '@playwright/test';
import { openScene } from './scenes/open-scene.mjs';
import { scenes } from './scenes/scenes.mjs';

const scene = scenes.find(({ name }) => name === 'mirror-calendar-10000');

// What is drawn of a long list, and where it is scrolled to, only a browser knows.
test('one of 10,000 calendars is chosen by the keys, and is in sight again on the way back', async ({ page }) => {
  await openScene(page, scene);
  const list = page.getByRole('listbox', { name: 'Calendars that were found' });
  const chosen = page.getByRole('option', { selected: true });
  await list.press('End');
  await expect(chosen).toContainText('sophie.3999@example.org');
  await expect(chosen).toBeInViewport();
  expect(await list.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));

  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Where shall others see it?' }).waitFor();
  await expect(page.getByText('On-call (sophie.3999@example.org)')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await list.scrollIntoViewIfNeeded();
  await expect(chosen).toContainText('sophie.3999@example.org');
  await expect(chosen).toBeInViewport();

  await list.hover();
  await page.mouse.wheel(0, -100_000);
  await expect(chosen).toHaveCount(0);
  await list.press('ArrowUp');
  await expect(chosen).toContainText('Calendar of sophie.3999@example.org');
});
