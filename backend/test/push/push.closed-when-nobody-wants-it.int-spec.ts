import { eventually } from '../harness/eventually.js';
import { PushHouse, type WatchedPair } from './harness/push-house.js';

describe('a channel that nobody wants any more', () => {
  let house: PushHouse;
  let pair: WatchedPair;

  beforeAll(async () => {
    house = await PushHouse.start();
  });
  afterAll(() => house.stop());
  beforeEach(async () => {
    pair = await house.watched();
  });

  const standing = (): unknown[] => [...pair.account.provider.channels.standing()];
  const paused = async (): Promise<void> => {
    await house.running.db.query('UPDATE pairs SET enabled = false WHERE id = $1', [pair.pairId]);
    await house.follow(pair);
  };

  it('is closed when the last pair is paused, and opened anew when it goes on', async () => {
    await paused();
    await eventually(() => expect(standing()).toEqual([]));
    await house.quiet();
    expect(await house.channels(pair)).toEqual([]);
    expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'not-a-source' });

    await house.running.db.query('UPDATE pairs SET enabled = true WHERE id = $1', [pair.pairId]);
    await house.follow(pair);
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ state: 'on' }));
  });

  it('is closed when its connector is switched off, and the calendar says so', async () => {
    const setStatus = (status: string): Promise<unknown> =>
      house.running.db.query('UPDATE connectors SET status = $2 WHERE id = $1', [pair.source.connectorId, status]);
    await setStatus('disabled');
    await eventually(() => expect(standing()).toEqual([]));
    await house.quiet();
    expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'connector-disabled' });
    await setStatus('active');
    await eventually(async () => expect(await house.push(pair)).toMatchObject({ state: 'on' }));
  });

  it('stays for its time when the connector needs attention, and nothing is asked of the provider', async () => {
    const [before] = pair.account.provider.channels.standing();
    const asked = pair.asked.length;
    await house.running.db.query(`UPDATE connectors SET status = 'needs-attention' WHERE id = $1`, [
      pair.source.connectorId,
    ]);
    await house.later(pair, 5 * 24);
    await house.quiet();
    expect(standing()).toEqual([before]);
    expect(pair.asked).toHaveLength(asked);
    await house.running.db.query(`UPDATE push_channels SET expires_at = now() WHERE calendar_id = $1`, [
      pair.source.id,
    ]);
    expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'connector-needs-attention' });
  });

  it('is let go when the provider does not let us close it', async () => {
    pair.account.provider.failNext({ kind: 'credentials-refused' });
    await paused();
    await eventually(async () => expect(await house.channels(pair)).toEqual([]));
    await house.quiet();
    expect(standing()).toHaveLength(1);
    const [job] = await house.jobs(pair, 'watch');
    expect(job).toMatchObject({ status: 'succeeded' });
    const logs = (await house.client.get(`/api/jobs/${job?.id}/logs`)).text;
    expect(logs).toContain('could not be closed; it ends by itself');
  });

  it('is closed by hand no sooner than it should be', async () => {
    const scheduled = await house.client.post('/api/jobs/schedule', { kind: 'watch', calendarId: pair.source.id });
    expect(scheduled.status).toBe(202);
    await house.quiet();
    expect(standing()).toHaveLength(1);
    expect(pair.asked.filter(({ kind }) => kind.endsWith('channel'))).toHaveLength(1);
  });
});
