import type { ProviderBudgets } from '../../src/connectors/budget/provider-budgets.js';
import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { ThrottledHouse } from './harness/throttled-house.js';

const JOBS = 8;
/** What all jobs of the account send together. */
const WANTED = 128;

/** Windows of half a second and half of one, of four requests: two batches. */
const BUDGETS: ProviderBudgets = {
  account: { requests: 30, seconds: 1, reserve: 6, parts: { live: 2, bulk: 6 } },
  registration: null,
  atOnce: null,
};
const WINDOWS = WANTED / 4;

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

describe('many jobs that share the budget of one account', () => {
  const account = newId();
  let throttled: ThrottledHouse;

  beforeAll(async () => {
    throttled = await ThrottledHouse.open([account], BUDGETS, WANTED);
  });
  afterAll(() => throttled.close());

  it('come when it is their turn, none of them many times in vain, and all have turns', async () => {
    const { house, provider } = throttled;
    const jobs = await house.queue.enqueue(
      Array.from({ length: JOBS }, () => ({
        kind: 'mirror' as const,
        lane: 'poll' as const,
        pairId: newId(),
        accountId: account,
      })),
    );
    await throttled.start();
    await throttled.start();
    await eventually(() => expect(provider.sentTo(account)).toBeGreaterThanOrEqual(WANTED), 60_000);
    const counts = await eventually(async () => {
      const found = await Promise.all(jobs.map(({ id }) => house.job(id)));
      expect(found.every(({ status }) => status === 'succeeded')).toBe(true);
      return found.map((job) => job.counts['created'] ?? 0);
    }, 40_000);

    expect(provider.all.mostWithin(1_000)).toBeLessThanOrEqual(30);
    expect(sumOf(counts.toSorted((one, other) => one - other).slice(0, JOBS / 2))).toBeGreaterThanOrEqual(WANTED / 8);
    expect(Math.max(...counts)).toBeLessThanOrEqual(3 * (WANTED / JOBS));
    // Each window is for one of them; the spread of their times, which is longer than these windows, has some come in vain.
    // All that come when it is over, without a line, come more than three times as often.
    expect(throttled.runs).toBeLessThan(2.75 * (WINDOWS + JOBS));
  });
});
