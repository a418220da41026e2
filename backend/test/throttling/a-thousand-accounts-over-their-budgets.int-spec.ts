import type { ProviderBudgets } from '../../src/connectors/budget/provider-budgets.js';
import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { ThrottledHouse } from './harness/throttled-house.js';

const ACCOUNTS = 1_000;
/** Of each account, in batches of two: several times what its budget lets through at once. */
const WANTED = 12;
const LIVELY = 20;

/** Two seconds for a minute; a window of an account lets two batches through, one of the registration a few hundred. */
const SECONDS = 2;
const BUDGETS: ProviderBudgets = {
  account: { requests: 20, seconds: SECONDS, reserve: 4, parts: { live: 2, bulk: 4 } },
  registration: { requests: 4_000, seconds: SECONDS, reserve: 800, parts: { live: 4, bulk: 6 } },
  atOnce: null,
};

describe('a thousand accounts that are over their budgets at once', () => {
  const accounts = Array.from({ length: ACCOUNTS }, () => newId());
  let throttled: ThrottledHouse;

  beforeAll(async () => {
    throttled = await ThrottledHouse.open(accounts, BUDGETS, WANTED);
  });
  afterAll(() => throttled.close());

  it('are all served in the end, none beyond its limit, whether or not a worker is killed meanwhile', async () => {
    const { house, provider } = throttled;
    await house.queue.enqueue(
      accounts.map((accountId) => ({ kind: 'mirror' as const, lane: 'poll' as const, pairId: newId(), accountId })),
    );
    await throttled.start();
    await throttled.start();
    const victim = await throttled.start();

    await eventually(() => expect(provider.all.units).toBeGreaterThan((ACCOUNTS * WANTED) / 4), 40_000);
    victim.kill();
    const lively = accounts.slice(0, LIVELY);
    const changes = await house.queue.enqueue(
      lively.map((accountId) => ({ kind: 'pull' as const, lane: 'push' as const, calendarId: newId(), accountId })),
    );
    await eventually(async () => {
      const jobs = await Promise.all(changes.map(({ id }) => house.job(id)));
      // Live changes found their reserve: none of them was ever put off.
      expect(jobs.map(({ status, errorKind }) => [status, errorKind])).toEqual(jobs.map(() => ['succeeded', null]));
    }, 40_000);
    await eventually(async () => {
      const [left] = await house.db.query<{ jobs: number }[]>(
        `SELECT count(*)::int AS jobs FROM sync_jobs WHERE status <> 'succeeded'`,
      );
      expect(left).toEqual({ jobs: 0 });
    }, 60_000);

    for (const [index, id] of accounts.entries())
      expect(provider.sentTo(id)).toBe(index < LIVELY ? WANTED + 1 : WANTED);
    for (const account of provider.accounts.values())
      expect(account.mostWithin(SECONDS * 1_000)).toBeLessThanOrEqual(20);
    expect(provider.all.mostWithin(SECONDS * 1_000)).toBeLessThanOrEqual(4_000);
    // Each is held up at least twice; none comes again and again in vain.
    expect(throttled.runs).toBeLessThan(ACCOUNTS * 10);
    const jobs = await house.jobs();
    // But for those that the killed worker had, which another one took over, none cost an attempt.
    expect(jobs.filter(({ attempt }) => attempt > 1).length).toBeLessThanOrEqual(16);
    expect(Math.max(...jobs.map(({ attempt }) => attempt))).toBe(2);
  });
});
