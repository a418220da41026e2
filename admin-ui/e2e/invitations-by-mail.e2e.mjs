import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { dovecotOnLoopback, hasDovecot } from './world/dovecot.mjs';
import { titlesIn } from './world/mirrored-pair.mjs';
import { test } from './world/signed-in.mjs';
import { goOn, othersSee, startMirroring } from './world/wizard.mjs';

test.skip(!hasDovecot(), 'Dovecot is not installed here');

const GRACE = 'grace@partner.example';

let mailbox;
test.beforeEach(async () => {
  mailbox = await dovecotOnLoopback();
});
test.afterEach(() => mailbox.stop());

test('the invitations of a mailbox are published, and what changes nothing is listed', async ({ page, api }) => {
  await mailbox.delivers({ from: GRACE, uid: 'board', title: 'Board meeting', hour: 9 });

  await test.step('no one says where the mailbox is, so its server is entered, and each step of trying it is shown', async () => {
    await page.goto('/pairs/new');
    await page.getByRole('radio', { name: 'Mailbox' }).check();
    await page.getByLabel('Mail address').fill(mailbox.address);
    await page.getByLabel('Password', { exact: true }).fill(mailbox.password);
    const server = page.getByRole('textbox', { name: 'Server', exact: true });
    await expect(server).toBeVisible();
    await expectAccessible(page);
    await server.fill(mailbox.host);
    await page.getByLabel('Port').fill(String(mailbox.port));
    await page.getByLabel('Encryption').selectOption('None');
    await goOn(page, 'calendar', { by: 'Check and continue' });
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Checks' }).getByText('all right')).toHaveCount(4);
    await goOn(page, 'calendar', { by: 'Check and continue' });
  });

  await test.step('its folders are calendars, and the inbox holds what was invited to', async () => {
    await expect(page.getByRole('radio', { name: /^Sent of / })).toBeVisible();
    await page.getByRole('radio', { name: `Inbox of ${mailbox.address}` }).check();
    await page.getByRole('button', { name: 'Show its next events' }).click();
    await expect(page.getByRole('region', { name: 'Next events' })).toContainText('Board meeting');
    await goOn(page, 'target');
  });

  await test.step('others see when, and not what', async () => {
    await page.getByLabel('Name of the published calendar').fill('Alice, for others');
    await goOn(page, 'privacy');
    await expect(othersSee(page, 'Board meeting')).toHaveText(/^Busy/);
    await goOn(page, 'filters');
    await goOn(page, 'start');
    await startMirroring(page, 'Invitations → others');
    await expect(page.getByText('1 event mirrored')).toBeVisible();
  });

  await test.step('a cancellation by a stranger changes nothing, and is listed with its reason', async () => {
    await page.getByRole('link', { name: 'Open the pair' }).click();
    await page.getByRole('link', { name: `Inbox of ${mailbox.address}` }).click();
    const unused = page.getByRole('region', { name: 'Mails that changed nothing' });
    await expect(unused).toContainText('Every invitation that came was understood.');
    await mailbox.delivers({
      from: 'mallory@elsewhere.example',
      organizer: GRACE,
      method: 'CANCEL',
      uid: 'board',
      sequence: 7,
      title: 'No board meeting',
      hour: 9,
    });
    const refused = unused.getByRole('listitem').filter({ hasText: 'No board meeting' });
    await expect(refused).toContainText('It was not sent by the organizer of the event.');
    await expect(refused).toContainText('mallory@elsewhere.example');
    await expectAccessible(page);
  });

  await test.step('a new invitation is there by itself, and so is its mirror', async () => {
    const events = page.getByRole('region', { name: 'Events' });
    await expect(events).toContainText('Board meeting');
    await mailbox.delivers({ from: GRACE, uid: 'lunch', title: 'Lunch', hour: 12 });
    await expect(events).toContainText('Lunch');
    const { items } = await api('GET', '/api/calendars?pageSize=200');
    const { feedUrl } = items.find(({ name }) => name === 'Alice, for others');
    await expect(async () => expect(titlesIn(await api('GET', feedUrl))).toEqual(['Busy', 'Busy'])).toPass();
  });
});
