import type { JobAnswer } from '@calmirror/contracts';
import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { feedOf } from './harness/sample-feed.js';

describe('mirrors that are taken away while their pair stays', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(3)));
  });
  afterAll(() => mirroring.stop());

  it('are in the journal with what stood there', async () => {
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), await mirroring.target());
    await mirroring.settled(pair.id);
    const scheduled = await mirroring.client.post('/api/jobs/schedule', { kind: 'remove', pairId: pair.id });
    const job = await mirroring.ended(scheduled.json<JobAnswer>().id);

    expect(job.status).toBe('succeeded');
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'paused', counts: { mirrored: 0 } });
    const lines = await mirroring.running.db.query<unknown[]>(
      'SELECT operation, before IS NOT NULL AS "hasBefore" FROM journal WHERE job_id = $1',
      [job.id],
    );
    expect(lines).toEqual(Array(3).fill({ operation: 'delete', hasBefore: true }));
  });
});
