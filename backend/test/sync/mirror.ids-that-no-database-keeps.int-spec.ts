import { randomBytes } from 'node:crypto';
import { aFeed, feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { anHour } from './harness/sample-feed.js';

describe('events whose UID no database could keep as it is', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('are mirrored like the others: a UID with NUL, and one of ten thousand random characters', async () => {
    const endless = randomBytes(5_000).toString('hex');
    const events = [anHour('nul\0inside', 'One', 1), anHour(endless, 'Two', 2), anHour('ordinary', 'Three', 3)];
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed(events)));
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target);

    expect((await mirroring.settled(pair.id)).counts).toMatchObject({ mirrored: 3, filtered: 0, held: 0, failed: 0 });
    const again = await mirroring.sync(pair.id);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, deleted: 0 });
  });
});
