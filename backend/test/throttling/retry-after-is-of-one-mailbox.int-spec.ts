import { ProviderError } from '@calmirror/core';
import { DataSource } from 'typeorm';
import { accountIdOf } from '../../src/connectors/budget/account-id.js';
import { AccountWaits } from '../../src/connectors/account-waits.js';
import { Calendar } from '../../src/database/entities/calendar.entity.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { newId } from '../../src/database/new-id.js';
import { connectorWith } from '../scheduler/harness/scheduled-calendars.js';
import { type BorrowedDatabase, borrowDatabase } from '../setup/borrowed-database.js';

const limited = (retryAfterMs: number | null): ProviderError =>
  new ProviderError('rate-limited', 'too-many-requests', 'Too many.', retryAfterMs);

describe('an account that wants to be left alone', () => {
  let database: BorrowedDatabase;
  let db: DataSource;
  let waits: AccountWaits;
  let company: string;

  beforeAll(async () => {
    database = await borrowDatabase();
    db = await new DataSource(dataSourceOptions(database.url, 8)).initialize();
    waits = new AccountWaits(db);
  });
  beforeEach(async () => {
    company = await connectorWith(db);
    for (const name of ['alice', 'bob']) {
      const mailbox = `${name}@corp.test`;
      const account = { accountId: accountIdOf(company, mailbox), mailbox };
      const traits = { name, readable: true, writable: true, externalId: `${mailbox}/primary` };
      await db.manager.insert(Calendar, { id: newId(), connectorId: company, ...traits, ...account });
    }
  });
  afterAll(async () => {
    await db.destroy();
    await database.giveBack();
  });

  /** Milliseconds for which a calendar is left alone. */
  const left = (calendarId: string | null): Promise<number> =>
    waits.pass(company, calendarId).then(
      () => 0,
      (error: ProviderError) => error.retryAfterMs ?? 0,
    );
  const over = (): Promise<unknown> => db.query('UPDATE account_quotas SET wait_until = now()');

  it('is one mailbox of many: the others go on, and so does what is of none', async () => {
    await waits.remember(company, limited(60_000), 'alice@corp.test/primary');
    expect(await left('alice@corp.test/primary')).toBeGreaterThan(55_000);
    expect(await left('bob@corp.test/primary')).toBe(0);
    expect(await left(null)).toBe(0);
  });

  it('is the connector where it is the account, with all calendars that are not in use yet', async () => {
    await waits.remember(company, limited(60_000), null);
    expect(await left(null)).toBeGreaterThan(55_000);
    expect(await left('not in use')).toBeGreaterThan(55_000);
    expect(await left('bob@corp.test/primary')).toBe(0);
  });

  it('is left alone for the longest that it asked for, and not for a budget of our own', async () => {
    await waits.remember(company, limited(60_000), null);
    await waits.remember(company, limited(1_000), null);
    expect(await left(null)).toBeGreaterThan(55_000);
    await waits.remember(
      company,
      new ProviderError('rate-limited', 'budget-exhausted', 'Spent.', 60_000),
      'bob@corp.test/primary',
    );
    expect(await left('bob@corp.test/primary')).toBe(0);
  });

  it('that does not say for how long waits twice as long each time, by chance in its upper half', async () => {
    const waited: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      await waits.remember(company, limited(null), null);
      waited.push(await left(null));
      await over();
    }
    for (const [index, most] of [2, 4, 8, 16, 32, 64, 64, 64].entries()) {
      expect(waited[index]).toBeLessThanOrEqual(most * 1_000);
      expect(waited[index]).toBeGreaterThan(most * 400);
    }
    expect(new Set(waited).size).toBe(8);
  });

  it('counts what was under way together as once, and forgets after a while of peace', async () => {
    await Promise.all(Array.from({ length: 8 }, () => waits.remember(company, limited(null), null)));
    expect(await left(null)).toBeLessThanOrEqual(2_000);
    await over();
    await waits.remember(company, limited(null), null);
    expect(await left(null)).toBeGreaterThan(1_600);
    await over();
    await db.query(`UPDATE account_quotas SET struck_at = struck_at - interval '11 minutes'`);
    await waits.remember(company, limited(null), null);
    expect(await left(null)).toBeLessThanOrEqual(2_000);
  });

  it('of a connector that is gone is nobody', async () => {
    await db.query('DELETE FROM calendars WHERE connector_id = $1', [company]);
    await db.query('DELETE FROM connectors WHERE id = $1', [company]);
    await waits.remember(company, limited(60_000), null);
    expect(await left(null)).toBe(0);
  });
});
