import { eventually } from '../harness/eventually.js';
import { ListeningHouse, type ListenedPair } from './harness/listening-house.js';

describe('a mailbox whose credentials are refused', () => {
  let house: ListeningHouse;
  let pair: ListenedPair;

  beforeAll(async () => {
    house = await ListeningHouse.start();
    pair = await house.listened();
  });
  afterAll(() => house.stop());

  const tries = (): number => pair.asked.filter(({ kind }) => kind === 'listen').length;
  const lease = async (): Promise<string | undefined> => {
    const [row] = await house.running.db.query<{ until: string }[]>(
      'SELECT max(lease_until)::text AS until FROM listening_workers',
    );
    return row?.until;
  };
  /** Waits until the worker has looked at what there is to listen to. */
  const looked = async (): Promise<void> => {
    for (let look = 0; look < 3; look += 1) {
      const before = await lease();
      await eventually(async () => expect(await lease()).not.toBe(before));
    }
  };
  const refuse = async (): Promise<void> => {
    // What was read by then is no reason to try again.
    await looked();
    pair.account.provider.failNext({ kind: 'credentials-refused' });
    pair.account.provider.listeners.cut({ kind: 'credentials-refused' });
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ reason: 'refused-by-provider' }));
  };

  it('is asked no more, and says why', async () => {
    const other = await house.listened();
    await refuse();
    await looked();
    expect(tries()).toBe(1);
    expect(await house.push(pair)).toMatchObject({ state: 'off', message: 'The fake refused the credentials.' });
    expect(await house.listeners(pair)).toMatchObject([{ worker: null, ready: false }]);
    expect(await house.push(other)).toMatchObject({ state: 'on' });
  });

  it('is asked once when the connector is checked, and no more if that was in vain', async () => {
    await house.running.db.query('UPDATE connectors SET last_validated_at = now() WHERE id = $1', [
      pair.account.connectorId,
    ]);
    await eventually(() => expect(tries()).toBe(2));
    await looked();
    expect(tries()).toBe(2);
  });

  it('is listened to again when other credentials are entered', async () => {
    await house.running.db.query('UPDATE connectors SET version = version + 1, updated_at = now() WHERE id = $1', [
      pair.account.connectorId,
    ]);
    await house.heard(pair);
    expect(tries()).toBe(3);
  });

  it('is left alone while the connector needs attention', async () => {
    // A read that goes well would say that it needs none.
    await house.quiet();
    await house.running.db.query(`UPDATE connectors SET status = 'needs-attention' WHERE id = $1`, [
      pair.account.connectorId,
    ]);
    await eventually(async () =>
      expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'connector-needs-attention' }),
    );
    expect(pair.account.provider.listeners.standing()).toEqual([]);
  });
});
