import { expect } from '@playwright/test';
import { expectAccessible } from './world/axe.mjs';
import { feedOnLoopback } from './world/feed-on-loopback.mjs';
import { test } from './world/signed-in.mjs';

test('a new pair shows up by itself, is filled, and its published address can be copied', async ({
  page,
  api,
  context,
  baseURL,
}) => {
  const feed = await feedOnLoopback(['Dentist', 'Board meeting', 'Gym']);
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
  await expect(row).toContainText('Up to date', { timeout: 30_000 });
  await expect(row.getByRole('rowheader')).toContainText('Rota, for others');
  await expect(row.getByRole('cell').filter({ hasText: 'Mirrored' })).toContainText('3');
  await expect(row.getByRole('time')).toHaveText('just now');
  const year = String(new Date().getUTCFullYear());
  await expect(row.getByRole('time')).toHaveAccessibleDescription(new RegExp(year));
  await row.getByRole('time').hover();
  await expect(page.locator('.mat-mdc-tooltip')).toContainText(year);
  await expectAccessible(page);

  await row.getByRole('button', { name: 'Copy address: Rota → everybody' }).click();
  await expect(row.getByRole('button')).toContainText('Copied');
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
  await expect(row).toBeHidden({ timeout: 15_000 });
  feed.stop();
});
