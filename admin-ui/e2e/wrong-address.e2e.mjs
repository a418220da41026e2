import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { test } from './world/signed-in.mjs';
import { expectStep } from './world/wizard.mjs';

test('a wrong address is mended where it stands, and leaves one connector behind', async ({ page, api, feed }) => {
  feed.holds(['Standup']);
  feed.letsInOnly('ada', 'app-password');
  const before = await api('GET', '/api/connectors');
  const check = page.getByRole('button', { name: 'Check and continue' });
  const checks = page.getByRole('list', { name: 'Checks' });
  const address = page.getByLabel('Address of the feed');
  await page.goto('/pairs/new');

  await test.step('what is no address at all is not even sent', async () => {
    await address.fill('two words');
    await check.click();
    await expect(address).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('This is no address.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a page for people is told from a calendar, and what to look for instead', async () => {
    await address.fill(feed.webPage);
    await page.getByLabel('Name (optional)').fill('Mended rota');
    await check.click();
    await expect(checks).toContainText('A web page is at this address, not a calendar');
    await expect(checks).toContainText('Copy the address that your calendar program calls iCal');
    await expect(address).toHaveValue(feed.webPage);
    await expectAccessible(page);
  });

  await test.step('a feed that lets nobody in asks for a password', async () => {
    await address.fill(feed.url);
    await check.click();
    await expect(checks).toContainText('The user name or the password is refused.');
    await expect(page.getByLabel('Name (optional)')).toHaveValue('Mended rota');
    await expectAccessible(page);
  });

  await test.step('with it the way goes on', async () => {
    await page.getByText('The feed asks for a user name and password').click();
    await page.getByRole('textbox', { name: 'User name' }).fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('app-password');
    await check.click();
    await expectStep(page, 'calendar');
    await expect(page.getByRole('region', { name: 'Next events' })).toContainText('Standup');
  });

  const { items, total } = await api('GET', '/api/connectors');
  expect(total).toBe(before.total + 1);
  const [made] = items.filter(({ name }) => name === 'Mended rota');
  expect(made).toMatchObject({ status: 'active', settings: { url: feed.url }, hasSecret: true });

  await test.step('whoever leaves now is asked what becomes of it', async () => {
    await page.getByRole('link', { name: 'Connectors' }).click();
    const question = page.getByRole('alertdialog', { name: 'Leave before there is a pair?' });
    await expect(question).toContainText('“Mended rota” is connected and works.');
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Leave and remove it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Connectors' })).toBeVisible();
    await expect.poll(async () => (await api('GET', '/api/connectors')).total).toBe(before.total);
  });
});
