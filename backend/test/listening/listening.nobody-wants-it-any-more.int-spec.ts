import { eventually } from '../harness/eventually.js';
import { ListeningHouse, type ListenedPair } from './harness/listening-house.js';

/** Leases that are renewed so rarely that only what is told ends or begins anything in time. */
const RARELY = { LEASE_SECONDS: '60' };

describe('a calendar that is listened to', () => {
  let house: ListeningHouse;
  let pair: ListenedPair;

  beforeAll(async () => {
    house = await ListeningHouse.start({ env: RARELY });
    pair = await house.pair();
    await enable(false);
    await enable(true);
    await house.heard(pair);
  });
  afterAll(() => house.stop());

  const enable = async (enabled: boolean): Promise<void> => {
    const { status } = await house.client.put(`/api/pairs/${pair.pairId}`, { enabled });
    if (status !== 200) throw new Error(`answered ${status}`);
  };
  const standing = (): readonly string[] => pair.account.provider.listeners.standing();
  const setConnector = async (change: string): Promise<void> => {
    await house.running.db.query(`UPDATE connectors SET ${change} WHERE id = $1`, [pair.account.connectorId]);
    await house.running.db.query(`SELECT pg_notify('calmirror_changes', 'connectors')`);
  };

  it('is left alone within seconds of its pair being paused, and listened to again when it goes on', async () => {
    await enable(false);
    await eventually(() => expect(standing()).toEqual([]), 3_000);
    await eventually(async () => expect(await house.listeners(pair)).toEqual([]));
    expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'not-a-source' });
    await enable(true);
    await eventually(() => expect(standing()).toEqual([pair.source.id]), 3_000);
  });

  it('is connected to anew when the settings of its connector are others', async () => {
    const before = pair.asked.filter(({ kind }) => kind === 'listen').length;
    await setConnector('version = version + 1');
    await eventually(() => expect(pair.asked.filter(({ kind }) => kind === 'listen')).toHaveLength(before + 1), 3_000);
    await house.heard(pair);
    expect(standing()).toEqual([pair.source.id]);
  });

  it('is left alone when its connector is disabled', async () => {
    await setConnector(`status = 'disabled'`);
    await eventually(() => expect(standing()).toEqual([]), 3_000);
    await eventually(async () =>
      expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'connector-disabled' }),
    );
    await setConnector(`status = 'active'`);
    await house.heard(pair);
  });

  it('is left alone when it is removed', async () => {
    await house.running.db.query('DELETE FROM pairs WHERE id = $1', [pair.pairId]);
    await house.running.db.query('DELETE FROM calendars WHERE id = $1', [pair.source.id]);
    await house.running.db.query(`SELECT pg_notify('calmirror_changes', 'audit')`);
    await eventually(() => expect(standing()).toEqual([]), 3_000);
  });

  it('was never listened to twice', () => {
    expect(house.doubled).toEqual([]);
  });
});
