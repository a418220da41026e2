import { expect } from '@playwright/test';
import { administrator } from './administrator.mjs';
import { loudness } from './loudness.mjs';
import { test as base } from './signed-out.mjs';

/** A page of somebody who is signed in, and an `api` that shares the session. Nothing may be said in its console. */
export const test = base.extend({
  api: async ({ context, baseURL }, use) => {
    const send = async (method, path, data) => {
      const answer = await context.request.fetch(path, { method, data, headers: { origin: baseURL } });
      if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
      return answer.status() === 204 ? undefined : await answer.json();
    };
    await send('POST', '/api/auth/session', { email: administrator.email, password: administrator.password });
    await use(send);
  },
  page: async ({ page, api }, use) => {
    expect(typeof api).toBe('function');
    const heard = loudness(page);
    await use(page);
    expect(heard()).toEqual([]);
  },
});
