import { DataSource } from 'typeorm';
import { ReservedLimiter } from '../../src/connectors/budget/reserved-limiter.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { type BorrowedDatabase, borrowDatabase } from '../setup/borrowed-database.js';

const BULK = true;
const LIVE = false;

describe('a budget of fifty, of which ten are reserved', () => {
  let database: BorrowedDatabase;
  let db: DataSource;
  let limiter: ReservedLimiter;

  beforeAll(async () => {
    database = await borrowDatabase();
    db = await new DataSource(dataSourceOptions(database.url, 3)).initialize();
    limiter = new ReservedLimiter(db, 'test', { requests: 50, seconds: 60, reserve: 10, parts: { live: 1, bulk: 1 } });
  });
  afterAll(async () => {
    await db.destroy();
    await database.giveBack();
  });

  /** How often one may be taken before it is refused. */
  const taken = async (key: string, isBulk: boolean, cost = 1): Promise<number> => {
    let times = 0;
    while ((await limiter.take(key, cost, isBulk)) === null) times += 1;
    return times;
  };

  it('lets bulk work have forty, and live changes the rest', async () => {
    expect(await taken('filled', BULK)).toBe(40);
    expect(await taken('filled', LIVE)).toBe(10);
  });

  it('lets live changes have all of it', async () => {
    expect(await taken('lively', LIVE)).toBe(50);
    expect(await limiter.take('lively', 1, BULK)).toBeGreaterThan(50_000);
  });

  it('takes nothing of the reserve for a batch that is larger than it', async () => {
    expect(await taken('batches', LIVE, 20)).toBe(2);
    expect(await taken('batches', LIVE)).toBe(10);
  });
});
