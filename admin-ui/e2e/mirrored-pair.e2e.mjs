import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { feedOnLoopback } from './world/feed-on-loopback.mjs';
import { test } from './world/signed-in.mjs';

let feed;
test.beforeEach(async () => {
  feed = await feedOnLoopback(['Dentist', 'Board meeting', 'Gym']);
});
test.afterEach(() => feed.stop());

test('a new pair shows up by itself, is filled, and its published address can be copied', async ({
  page,
  api,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Pairs', exact: true })).toBeVisible();

  const rota = await api('POST', '/api/connectors', { kind: 'ics', name: 'Rota', settings: { url: feed.url } });
  const feeds = await api('POST', '/api/connectors', { kind: 'published', name: 'Feeds', settings: {} });
  const found = await api('POST', `/api/connectors/${rota.id}/discover`);
  const source = await api('POST', '/api/calendars', { connectorId: rota.id, externalId: found.items[0].externalId });
  const target = await api('POST', '/api/calendars', { connectorId: feeds.id, name: 'Rota, for others' });
  const pair = await api('POST', '/api/pairs', {
    name: 'Rota → everybody',
    sourceCalendarId: source.id,
    targetCalendarId: target.id,
    policy: { preset: 'busy' },
  });

  const row = page.getByRole('row', { name: /Rota → everybody/ });
  await expect(row).toContainText('Up to date', { timeout: 45_000 });
  await expect(row.getByRole('rowheader')).toContainText('Rota, for others');
  await expect(row.getByRole('cell').filter({ hasText: 'Mirrored' })).toContainText('3');
  await expect(row.getByRole('time')).toHaveText(/just now|minutes? ago/);
  const year = String(new Date().getUTCFullYear());
  await expect(row.getByRole('time')).toHaveAccessibleDescription(new RegExp(year));
  // What comes in between may move the row from under the mouse.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await row.getByRole('time').hover();
    await expect(page.locator('.mat-mdc-tooltip')).toContainText(year, { timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page);

  await row.getByRole('button', { name: 'Copy address: Rota → everybody' }).click();
  await expect(page.locator('.cdk-live-announcer-element')).toHaveText('Copied');
  const address = await page.evaluate(() => globalThis.navigator.clipboard.readText());
  expect(new URL(address).origin).toBe(new URL(baseURL).origin);
  const published = await (await context.request.get(address)).text();
  expect(published.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(published).not.toContain('Dentist');

  await test.step('on a narrow screen it is a card, and nothing sticks out', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    await expect(row.getByText('Mirrored')).toBeVisible();
    const sticksOut = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(sticksOut)).toBe(0);
    await expectAccessible(page);
  });

  await api('DELETE', `/api/pairs/${pair.id}?mirrors=keep`);
  await expect(row).toBeHidden();
});
