import { Client } from 'pg';
import { DatabaseTooNew, DatabaseUnreachable, migrate } from '../../src/database/migrate.js';
import { borrowEmptyDatabase, type BorrowedDatabase } from '../setup/borrowed-database.js';

describe('migrating', () => {
  let database: BorrowedDatabase;

  beforeEach(async () => {
    database = await borrowEmptyDatabase();
  });
  afterEach(() => database.giveBack());

  const ask = async (statement: string): Promise<unknown[]> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  };

  it('is done by one of several processes that start together, and gives one identity', async () => {
    const done = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(done.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await ask('SELECT count(*)::int AS rows FROM installation')).toEqual([{ rows: 1 }]);
  });

  it('refuses a database that a later release migrated, and leaves it as it is', async () => {
    await migrate(database.url);
    await ask(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`);
    const before = await ask('SELECT * FROM migrations ORDER BY id');
    await expect(migrate(database.url)).rejects.toThrow(DatabaseTooNew);
    await expect(migrate(database.url)).rejects.toThrow(/newer than this release \(it knows Later9999999999999\)/);
    expect(await ask('SELECT * FROM migrations ORDER BY id')).toEqual(before);
  });

  it('says where no database answers, and shows no password', async () => {
    const nowhere = migrate('postgres://me:tell-nobody@127.0.0.1:1/none');
    await expect(nowhere).rejects.toThrow(DatabaseUnreachable);
    await expect(nowhere).rejects.toThrow(/^the database at 127\.0\.0\.1:1 is not reachable: [^\n]*$/);
    await expect(nowhere).rejects.not.toThrow(/tell-nobody/);
  });
});
