import type { ConnectorAnswer } from '@calmirror/contracts';
import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { feedOf } from './harness/sample-feed.js';

describe('a target that does not let us in for a while', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(3)));
  });
  afterAll(() => mirroring.stop());

  it('is told by pair and connector, and by neither any more once a mirror is written', async () => {
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target);
    await mirroring.settled(pair.id);
    const connector = async (): Promise<ConnectorAnswer> =>
      (await mirroring.client.get(`/api/connectors/${target.connectorId}`)).json();
    const lockOut = (sealed: Buffer | null): Promise<unknown> =>
      mirroring.running.db.query('UPDATE connectors SET secret = $2 WHERE id = $1', [target.connectorId, sealed]);

    await lockOut(Buffer.from('sealed with a key that is lost'));
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(4)));
    expect(await mirroring.sync(pair.id)).toMatchObject({ status: 'failed', error: { kind: 'auth' } });
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ stateReason: 'target-needs-attention' });
    expect(await connector()).toMatchObject({ status: 'needs-attention', statusReason: 'secret-unreadable' });

    await lockOut(null);
    await mirroring.sync(pair.id);
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', counts: { mirrored: 4 } });
    expect(await connector()).toMatchObject({ status: 'active', statusReason: null });
  });
});
