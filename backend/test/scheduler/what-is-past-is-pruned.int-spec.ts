import { v7 } from 'uuid';
import { DataSource } from 'typeorm';
import { SESSION_LIMITS } from '../../src/auth/session-limits.js';
import { Configuration } from '../../src/config/configuration.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { newId } from '../../src/database/new-id.js';
import { ExpiredRows } from '../../src/sync/scheduler/expired-rows.js';
import { OldJournal } from '../../src/sync/scheduler/old-journal.js';
import { borrowDatabase, type BorrowedDatabase } from '../setup/borrowed-database.js';
import { connectorWith, pairApplied } from './harness/scheduled-calendars.js';

const DAY = 86_400_000;

describe('what is past', () => {
  let database: BorrowedDatabase;
  let db: DataSource;

  beforeAll(async () => {
    database = await borrowDatabase();
    db = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.giveBack();
  });

  const journalled = async (daysAgo: number, rows = 1): Promise<string[]> => {
    const pairId = await pairApplied(db, null);
    const ids = Array.from({ length: rows }, () => v7({ msecs: Date.now() - daysAgo * DAY }));
    await db.query(
      `INSERT INTO journal (id, pair_id, job_id, event_id, mirror_id, operation)
       SELECT id, $2, $2, 'event', 'mirror', 'create' FROM unnest($1::uuid[]) AS r(id)`,
      [ids, pairId],
    );
    return ids;
  };
  it('goes from the journal after JOURNAL_DAYS, in several batches when it is much', async () => {
    await journalled(8, 2_500);
    const kept = [...(await journalled(6)), ...(await journalled(0))];

    const chore = new OldJournal(db, Object.assign(new Configuration(), { journalDays: 7 }));
    expect(await chore.run()).toBe(2_500);
    const left = await db.query<{ id: string }[]>('SELECT id FROM journal ORDER BY id');
    expect(left.map(({ id }) => id)).toEqual(kept);
    expect(await chore.run()).toBe(0);
  });

  it('goes from the sessions: those over their time, and those that nobody used', async () => {
    const userId = newId();
    await db.query(`INSERT INTO users (id, email, name, password_hash) VALUES ($1, 'ada@example.org', 'Ada', '')`, [
      userId,
    ]);
    const session = (name: string, expiresIn: number, idle: number): Promise<unknown> =>
      db.query(
        `INSERT INTO sessions (token_hash, user_id, expires_at, last_seen_at)
         VALUES ($1, $2, now() + make_interval(secs => $3), now() - make_interval(secs => $4))`,
        [Buffer.from(name), userId, expiresIn, idle],
      );
    await session('over', -1, 0);
    await session('idle', 3_600, SESSION_LIMITS.idleSeconds + 1);
    await session('live', 1, SESSION_LIMITS.idleSeconds - 60);

    await new ExpiredRows(db).run();
    const left = await db.query<{ token_hash: Buffer }[]>('SELECT token_hash FROM sessions');
    expect(left.map(({ token_hash }) => token_hash.toString())).toEqual(['live']);
  });

  it('goes from the hours of quotas after two days', async () => {
    const connectorId = await connectorWith(db);
    await db.query(
      `INSERT INTO quota_hours (at, connector_id, requests)
       SELECT now() - ago.hours * interval '1 hour', $1, ago.hours FROM unnest($2::int[]) AS ago (hours)`,
      [connectorId, [1, 47, 49, 500]],
    );
    await new ExpiredRows(db).run();
    const left = await db.query<{ requests: number }[]>('SELECT requests FROM quota_hours ORDER BY requests');
    expect(left.map(({ requests }) => requests)).toEqual([1, 47]);
  });

  it('goes from the budgets when their period is over; one without an end stays', async () => {
    await db.query(
      `INSERT INTO rate_budgets (key, points, expire) VALUES ('past', 1, $1), ('running', 1, $2), ('endless', 1, NULL)`,
      [Date.now() - 1, Date.now() + 60_000],
    );

    await new ExpiredRows(db).run();
    const left = await db.query<{ key: string }[]>('SELECT key FROM rate_budgets ORDER BY key');
    expect(left.map(({ key }) => key)).toEqual(['endless', 'running']);
  });
});
