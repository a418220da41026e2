import type { RequestAccount } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { DataSource } from 'typeorm';
import type { ReservedBudget } from '../../src/connectors/budget/provider-budgets.js';
import { SharedRateBudget } from '../../src/connectors/shared-rate-budget.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { type BorrowedDatabase, borrowDatabase } from '../setup/borrowed-database.js';

const FIVE: ReservedBudget = { requests: 5, seconds: 60, reserve: 0, parts: { live: 1, bulk: 1 } };

describe('the rate budget of an account', () => {
  let database: BorrowedDatabase;
  let waits = 0;
  const processes: DataSource[] = [];
  const account = (key: string): RequestAccount => ({ kind: 'ics', key });
  const budgetIn = (db: DataSource, registration: string | null = null, ofAll: ReservedBudget | null = null) =>
    new SharedRateBudget({
      db,
      kind: 'ics',
      budgets: { account: FIVE, registration: ofAll, atOnce: null },
      request: ({ key }) => ({ spender: { registration, account: key }, isBulk: false }),
      listener: { spent: () => undefined, waited: () => (waits += 1) },
    });

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
    const budgets = processes.map((process) => budgetIn(process));
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

  it('leaves other accounts alone, and other mailboxes of the same one, however long their names are', async () => {
    const budget = budgetIn(processes[0]!);
    await expect(budget.take(account('b'), 5)).resolves.toBeUndefined();
    await expect(budget.take(account('b'), 1)).rejects.toBeInstanceOf(ProviderError);
    await expect(budget.take(account('c'), 1)).resolves.toBeUndefined();
    const mailbox = `${'o'.repeat(240)}@example.org`;
    await expect(budget.take({ ...account('b'), mailbox }, 5)).resolves.toBeUndefined();
    await expect(budget.take({ ...account('b'), mailbox: mailbox.toUpperCase() }, 1)).rejects.toBeInstanceOf(
      ProviderError,
    );
  });

  it('is also that of all accounts of one app registration together', async () => {
    const eight = { ...FIVE, requests: 8 };
    const [ours, others] = [budgetIn(processes[0]!, 'ours', eight), budgetIn(processes[1]!, 'others', eight)];
    await ours.take(account('d'), 5);
    await ours.take(account('e'), 3);
    await expect(ours.take(account('f'), 1)).rejects.toThrow('This app registration may send 8 requests in 60 seconds');
    await expect(others.take(account('f'), 1)).resolves.toBeUndefined();
  });

  it('bears of a request about many accounts only what is its own; the registration bears all', async () => {
    const budget = budgetIn(processes[0]!, 'an organisation', { ...FIVE, requests: 50 });
    await budget.take(account('admin'), 40, 1);
    await budget.take(account('admin'), 4);
    await expect(budget.take(account('admin'), 1)).rejects.toThrow('This account');
    await expect(budget.take(account('g'), 5)).resolves.toBeUndefined();
    await expect(budget.take(account('h'), 2)).rejects.toThrow('This app registration');
  });
});
