import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { feedOf } from './harness/sample-feed.js';

const PAIRS = 5;

describe('a worker that carries out one job at a time', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start({ env: { WORKER_CONCURRENCY: '1' } });
  });
  afterAll(() => mirroring.stop());

  it('gets through all that waits', async () => {
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(10)));
    const source = await mirroring.source('/rota.ics');
    const pairs = [];
    for (let number = 0; number < PAIRS; number += 1)
      pairs.push(await mirroring.pair(source, await mirroring.target(`Target ${number}`)));
    for (const { id } of pairs) expect((await mirroring.settled(id)).counts.mirrored).toBe(10);

    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(12)));
    await mirroring.pull(source.id);
    await mirroring.quiet();
    for (const { id } of pairs) expect((await mirroring.pairNow(id)).counts.mirrored).toBe(12);
  });
});
