import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { feedOf } from './harness/sample-feed.js';

describe('a published calendar that is read as a feed again', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('gives no mirrors: they carry a marker, and mirrors never become sources', async () => {
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(3)));
    const first = await mirroring.target('First');
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), first);
    await mirroring.settled(pair.id);

    mirroring.feeds.route('/again.ics', feed.plain(await mirroring.feedText(first)));
    const second = await mirroring.target('Second');
    const chained = await mirroring.pair(await mirroring.source('/again.ics'), second);
    const settled = await mirroring.settled(chained.id);

    expect(settled.counts).toEqual({ mirrored: 0, filtered: 3, held: 0, failed: 0, respected: 0 });
    expect(await mirroring.feedText(second)).not.toContain('BEGIN:VEVENT');
  });
});
