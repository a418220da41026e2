import { DatabaseProxy } from '../fire/harness/database-proxy.js';
import { eventually } from '../harness/eventually.js';
import { borrowDatabase, type BorrowedDatabase } from '../setup/borrowed-database.js';
import { ListeningHouse, type ListenedPair } from './harness/listening-house.js';

/** Where nobody listens. */
const NOWHERE = 'postgres://127.0.0.1:1/nowhere';

describe('a worker whose database is away', () => {
  let database: BorrowedDatabase;
  let proxy: DatabaseProxy;
  let house: ListeningHouse;
  let pair: ListenedPair;

  beforeAll(async () => {
    database = await borrowDatabase();
    proxy = await DatabaseProxy.start(database.url);
    house = await ListeningHouse.start({ database: { ...database, url: proxy.url } });
    pair = await house.listened();
  });
  afterAll(async () => {
    await house.stop();
    await proxy.stop();
    await database.giveBack();
  });

  const away = (): void => {
    proxy.follow(NOWHERE);
    proxy.cut();
  };
  const back = (): void => proxy.follow(database.url);
  const standing = (): readonly string[] => pair.account.provider.listeners.standing();

  it('still mirrors what it heard meanwhile, when the database is back', async () => {
    away();
    house.change(pair, 'heard-while-away');
    back();
    await eventually(() => expect(pair.target.held.all()).toHaveLength(1), 30_000);
  });

  it('lets go when its lease has ended, as others may have taken over', async () => {
    away();
    await eventually(() => expect(standing()).toEqual([]));
    house.change(pair, 'unheard');
  });

  it('listens again when the database is back, and reads what was missed', async () => {
    back();
    await eventually(() => expect(standing()).toEqual([pair.source.id]), 30_000);
    await eventually(() => expect(pair.target.held.all()).toHaveLength(2), 30_000);
  });
});
