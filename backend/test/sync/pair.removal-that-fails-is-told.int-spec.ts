import type { CalendarAnswer, JobAnswer } from '@calmirror/contracts';
import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { feedOf } from './harness/sample-feed.js';

describe('a removal whose target does not let us in', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(3)));
  });
  afterAll(() => mirroring.stop());

  const lockOut = ({ connectorId }: CalendarAnswer, sealed: Buffer | null): Promise<unknown> =>
    mirroring.running.db.query('UPDATE connectors SET secret = $2 WHERE id = $1', [connectorId, sealed]);

  it('says so on the pair, and goes on when it is asked for again', async () => {
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target);
    await mirroring.settled(pair.id);
    const remove = async (): Promise<JobAnswer> => {
      const { id } = (await mirroring.client.delete(`/api/pairs/${pair.id}`)).json<{ id: string }>();
      return mirroring.ended(id);
    };

    await lockOut(target, Buffer.from('sealed with a key that is lost'));
    expect(await remove()).toMatchObject({ status: 'failed', error: { kind: 'auth' } });
    expect(await mirroring.pairNow(pair.id)).toMatchObject({
      state: 'needs-attention',
      stateReason: 'target-needs-attention',
      counts: { mirrored: 3 },
    });

    await lockOut(target, null);
    expect(await remove()).toMatchObject({ status: 'succeeded', counts: { deleted: 3 } });
    expect((await mirroring.client.get(`/api/pairs/${pair.id}`)).status).toBe(404);
  });
});
