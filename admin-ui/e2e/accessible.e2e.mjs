import { test } from '@playwright/test';
import { openScene } from './scenes/open-scene.mjs';
import { scenes } from './scenes/scenes.mjs';
import { expectAccessible } from './world/axe.mjs';

/** What the other journeys do not come by; each with the rules that do not hold for it. */
const looked = new Map([
  ['setup-faults', []],
  ['overview-table', []],
  ['overview-empty', []],
  ['overview-no-worker', []],
  ['overview-away', []],
  ['pairs-loading', []],
  ['pairs-every-state', []],
  ['pairs-unreadable', []],
  ['jobs-every-state', []],
  ['jobs-empty-filtered', []],
  ['connecting-organisation', []],
  ['connected', []],
  ['settings', []],
  ['job-failed', []],
  ['audit-every-action', []],
  ['audit-broken', []],
  ['account', []],
  ['organisation', []],
  ['organisation-10000', []],
  ['mirror-calendar-10000', []],
  ['mailbox-app-password', []],
  ['mailbox-bridge', []],
  ['mailbox-sign-in', []],
  ['mailbox-folders', []],
  ['mailbox-messages', []],
  ['mailbox-consent-unused', []],
  ['forecast', []],
  // An open menu is an overlay, beside the landmarks of the page.
  ['account-menu', ['region']],
]);

for (const scene of scenes.filter(({ name }) => looked.has(name))) {
  test(`there is no barrier in the scene ${scene.name}`, async ({ page }) => {
    await openScene(page, scene);
    await expectAccessible(page, { without: looked.get(scene.name) });
  });
}
