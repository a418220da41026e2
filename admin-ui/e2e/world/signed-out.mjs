import { makeAdministrator } from './administrator.mjs';
import { test as base } from './with-feed.mjs';

/** A system that has its administrator, whatever became of the journeys before. */
export const test = base.extend({
  administered: [
    async ({ playwright }, use) => {
      const baseURL = process.env.BASE_URL;
      const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
      await makeAdministrator(request);
      await request.dispose();
      await use();
    },
    { scope: 'worker', auto: true },
  ],
});
