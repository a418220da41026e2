import { test as base } from '@playwright/test';
import { feedOnLoopback } from './feed-on-loopback.mjs';

/** Each journey has a feed of its own at hand; one that it does not ask for is not started. */
export const test = base.extend({
  feed: async ({ baseURL }, use) => {
    // The system has to be on this machine too, or it could not read the feed.
    if (new URL(baseURL).hostname !== '127.0.0.1') throw new Error(`${baseURL} is not on the loopback.`);
    const feed = await feedOnLoopback();
    await use(feed);
    feed.stop();
  },
});
