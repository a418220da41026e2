import { setTimeout as delay } from 'node:timers/promises';
import { ProviderError } from '@calmirror/core';
import { DataSource } from 'typeorm';
import { ReservedLimiter } from '../../src/connectors/budget/reserved-limiter.js';
import type { ReservedBudget } from '../../src/connectors/budget/provider-budgets.js';
import { SharedRateBudget } from '../../src/connectors/shared-rate-budget.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { type BorrowedDatabase, borrowDatabase } from '../setup/borrowed-database.js';
import { SpentRequests } from './harness/spent-requests.js';

const PROCESSES = 4;
const SECOND = 1_000;
/** The shape of Google's budget, with a second for its minute. */
const BUDGET: ReservedBudget = { requests: 60, seconds: 1, reserve: 12, parts: { live: 2, bulk: 4 } };
/** What a budget would be that does not know of the stretch between two windows. */
const NAIVE: ReservedBudget = { requests: 60, seconds: 1, reserve: 0, parts: { live: 1, bulk: 1 } };

describe('a budget that four processes spend as fast as they can', () => {
  let database: BorrowedDatabase;
  const processes: DataSource[] = [];

  beforeAll(async () => {
    database = await borrowDatabase();
    for (let index = 0; index < PROCESSES; index += 1)
      processes.push(await new DataSource(dataSourceOptions(database.url, 3)).initialize());
  });
  afterAll(async () => {
    await Promise.all(processes.map((process) => process.destroy()));
    await database.giveBack();
  });

  /** Bulk and live requests of each process, with pauses so that windows begin with a trickle and end in a burst. */
  const spendFor = async (ms: number, key: string, budget: ReservedBudget): Promise<SpentRequests> => {
    const spent = new SpentRequests();
    const end = Date.now() + ms;
    const spend = async (process: DataSource, isBulk: boolean): Promise<void> => {
      const limits = new SharedRateBudget({
        db: process,
        kind: 'google',
        budgets: { account: budget, registration: null, atOnce: null },
        request: () => ({ spender: { registration: null, account: key }, isBulk }),
        listener: { spent: () => undefined, waited: () => undefined },
      });
      for (let turn = 0; Date.now() < end; turn += 1) {
        const cost = isBulk ? 5 : 1;
        await spent
          .note(cost, () => limits.take({ kind: 'google', key }, cost))
          .catch((error: unknown) => {
            if (!(error instanceof ProviderError)) throw error;
          });
        await delay(turn % 40 < 4 ? 60 : 2);
      }
    };
    await Promise.all(processes.flatMap((process) => [spend(process, true), spend(process, false)]));
    return spent;
  };

  it('is never overspent, in whatever second is looked at, and is not left unused', async () => {
    const spent = await spendFor(6 * SECOND, 'careful', BUDGET);
    expect(spent.mostWithin(SECOND)).toBeLessThanOrEqual(60);
    expect(spent.mostWithin(SECOND)).toBeGreaterThan(30);
    expect(spent.units / 6).toBeGreaterThan(30);
  });

  it('would be, by windows that are as long as the second and as full', async () => {
    const limiter = new ReservedLimiter(processes[0]!, 'naive', NAIVE);
    const spent = new SpentRequests();
    const take = async (): Promise<number | null> => {
      let refused: number | null = null;
      await spent
        .note(1, async () => {
          refused = await limiter.take('careless', 1, true);
          if (refused !== null) throw new ProviderError('rate-limited', 'budget-exhausted', 'spent', refused);
        })
        .catch(() => undefined);
      return refused;
    };
    await take();
    await delay(700);
    for (let wait = await take(); wait === null; wait = await take());
    await delay(350);
    for (let wait = await take(); wait === null; wait = await take());
    expect(spent.mostWithin(SECOND)).toBeGreaterThan(60);
  });
});
