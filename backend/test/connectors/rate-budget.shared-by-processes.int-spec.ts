import type { RequestAccount } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { DataSource } from 'typeorm';
import { SharedRateBudget } from '../../src/connectors/shared-rate-budget.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { type BorrowedDatabase, borrowDatabase } from '../setup/borrowed-database.js';

describe('the rate budget of an account', () => {
  let database: BorrowedDatabase;
  const processes: DataSource[] = [];
  const account = (key: string): RequestAccount => ({ kind: 'ics', key });

  beforeAll(async () => {
    database = await borrowDatabase();
    for (let index = 0; index < 2; index += 1) {
      processes.push(await new DataSource(dataSourceOptions(database.url, 5)).initialize());
    }
  });
  afterAll(async () => {
    await Promise.all(processes.map((process) => process.destroy()));
    await database.giveBack();
  });

  it('is one for all processes: together they take no more than it holds, and the rest is told how long to wait', async () => {
    let waits = 0;
    const budgets = processes.map(
      (process) => new SharedRateBudget(process, 'ics', { requests: 5, seconds: 60 }, () => (waits += 1)),
    );
    const taken = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) => budgets[index % 2]!.take(account('a'), 1)),
    );

    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(waits).toBe(7);
    for (const refused of taken.filter((outcome) => outcome.status === 'rejected')) {
      const error = refused.reason as ProviderError;
      expect(error).toBeInstanceOf(ProviderError);
      expect([error.kind, error.reason]).toEqual(['rate-limited', 'budget-exhausted']);
      expect(error.retryAfterMs).toBeGreaterThan(50_000);
      expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
    }
  });

  it('leaves other accounts alone, and other mailboxes of the same one', async () => {
    const budget = new SharedRateBudget(processes[0]!, 'ics', { requests: 5, seconds: 60 }, () => undefined);
    await expect(budget.take(account('b'), 5)).resolves.toBeUndefined();
    await expect(budget.take(account('b'), 1)).rejects.toBeInstanceOf(ProviderError);
    await expect(budget.take(account('c'), 1)).resolves.toBeUndefined();
    await expect(budget.take({ ...account('b'), mailbox: 'other@example.org' }, 1)).resolves.toBeUndefined();
  });
});
