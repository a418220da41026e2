import { expect } from '@playwright/test';

/** As which app the demonstration's Google and Microsoft know the installation. */
const client = JSON.parse(process.env.DEMONSTRATION_CLIENT ?? '{}');

/** Registers the installation, from the form that asks for it. */
export async function register(page) {
  await page.getByLabel('Client ID').fill(client.id);
  await page.getByLabel('Client secret', { exact: true }).fill(client.secret);
  await page.getByRole('button', { name: 'Save and go on' }).click();
}

/** Presses the button that opens the provider's page, and signs in there as somebody; answers that page, which asks for consent. */
export async function signInAs(page, button, person) {
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: button, exact: true }).click();
  const popup = await opened;
  await popup.getByRole('button', { name: person }).click();
  await expect(popup.getByRole('heading', { name: 'Calmirror asks for access' })).toBeVisible();
  return popup;
}

/** Allows all that is asked for; the page closes by itself when it has led back. */
export async function allow(popup) {
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Allow' }).click();
  await closed;
}

/** The calendars of both providers, in a window of their own. */
export async function openCalendars(context) {
  const page = await context.newPage();
  await page.goto(process.env.DEMONSTRATION_URL);
  const calendar = (name, mail) => page.getByRole('list', { name: `${name} of ${mail}` });
  return {
    page,
    /** What stands in a calendar within the next days. */
    calendar,
    add: async (name, mail, title) => {
      const card = page.locator('.calendar').filter({ has: calendar(name, mail) });
      await card.getByText('Add an event').click();
      await card.getByLabel('Title').fill(title);
      await card.getByRole('button', { name: 'Add an hour' }).click();
    },
  };
}
