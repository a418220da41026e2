import { expect } from '@playwright/test';
import { administrator } from './administrator.mjs';
import { apiOf, removePairs } from './api.mjs';
import { loudness } from './loudness.mjs';
import { mirroredPair } from './mirrored-pair.mjs';
import { test as base } from './signed-out.mjs';

/**
 * A page of somebody who is signed in, an `api` that shares the session, and `mirrored`, which makes a pair that the
 * journey is not about. Nothing may be said in the page's console, and no pair is left to the next journey.
 */
export const test = base.extend({
  api: async ({ context, baseURL }, use) => {
    const api = apiOf(context.request, baseURL);
    const signIn = () =>
      api('POST', '/api/auth/session', { email: administrator.email, password: administrator.password });
    await signIn();
    await use(api);
    await signIn();
    await removePairs(api);
  },
  mirrored: ({ api, feed }, use) => use((name, settings) => mirroredPair(api, feed, name, settings)),
  page: async ({ page, api }, use) => {
    expect(typeof api).toBe('function');
    const heard = loudness(page);
    await use(page);
    expect(heard()).toEqual([]);
  },
});
