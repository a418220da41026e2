import { type BorrowedDatabase, borrowDatabase } from '../setup/borrowed-database.js';
import { eventually } from '../harness/eventually.js';
import { PUBLIC_URL, PushHouse, type WatchedPair } from './harness/push-house.js';

const SECRET_KEYS = `test:${Buffer.alloc(32, 7).toString('base64')}`;

describe('an installation whose public address is another one after a restart', () => {
  let database: BorrowedDatabase;
  let house: PushHouse;
  let pair: WatchedPair;

  beforeAll(async () => {
    database = await borrowDatabase();
    house = await PushHouse.start({ database, env: { SECRET_KEYS } });
    pair = await house.watched();
  });
  afterAll(async () => {
    await house.stop();
    await database.giveBack();
  });

  const addresses = (): string[] => pair.account.provider.channels.standing().map(({ address }) => address);
  const restarted = async (address: string): Promise<void> => {
    await house.stop();
    house = await PushHouse.start({ database, env: { SECRET_KEYS, PUBLIC_URL: address } }, house);
  };
  /** Within some minutes all calendars are looked at; this one now, unless it was already. */
  const has = (wanted: readonly string[]): Promise<void> =>
    eventually(async () => {
      if (addresses().join() === wanted.join()) return;
      await house.running.db.query(
        `UPDATE calendars SET next_watch_at = now() WHERE id = $1 AND next_watch_at < now() + interval '301 seconds'`,
        [pair.source.id],
      );
      throw new Error(`there are channels to ${addresses().join(' and ') || 'nowhere'}`);
    });

  it('has its channels replaced by those of the new one', async () => {
    expect(addresses()).toEqual([`${PUBLIC_URL}/push/google`]);
    await restarted('https://elsewhere.example.test');
    await has(['https://elsewhere.example.test/push/google']);
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ state: 'on' }));
  });

  it('has them closed when it has none any more', async () => {
    await restarted('');
    await has([]);
    await house.quiet();
    expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'no-public-address' });
  });

  it('has them opened when it gets one', async () => {
    await restarted(PUBLIC_URL);
    await has([`${PUBLIC_URL}/push/google`]);
  });
});
