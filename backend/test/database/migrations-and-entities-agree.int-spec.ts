import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { borrowDatabase, type BorrowedDatabase } from '../setup/borrowed-database.js';

describe('the schema that the migrations make', () => {
  let database: BorrowedDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await borrowDatabase();
    source = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.giveBack();
  });

  const drift = async (): Promise<string[]> => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  };

  it('is the one that the entities describe', async () => {
    expect(await drift()).toEqual([]);
  });

  it('would be noticed if it were not', async () => {
    await source.query('ALTER TABLE pairs DROP COLUMN interval_seconds');
    await source.query('DROP INDEX sync_jobs_claim');
    const statements = (await drift()).join('\n');
    expect(statements).toContain('interval_seconds');
    expect(statements).toContain('sync_jobs_claim');
  });
});
