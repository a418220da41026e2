import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import type { FeedResponse } from '@calmirror/testkit';
import { feedOf } from './harness/sample-feed.js';

const GOOD = feedOf(4);

const BAD: readonly (readonly [string, FeedResponse, string])[] = [
  ['not found', feed.status(404), 'needs-attention'],
  ['gone', feed.status(410), 'needs-attention'],
  ['refused', feed.status(401), 'needs-attention'],
  ['an error of the server', feed.status(500), 'failing'],
  ['a hang-up', feed.reset(), 'failing'],
  ['an HTML page with status 200', feed.plain('<!doctype html><title>Sign in</title>', 'text/html'), 'failing'],
  ['a part of the content', feed.status(206, { 'content-type': 'text/calendar' }, GOOD), 'failing'],
  ['a truncated calendar', feed.plain(GOOD.slice(0, 400)), 'failing'],
  ['no byte at all', feed.plain(''), 'failing'],
  ['bytes that are no UTF-8', feed.plain(Buffer.concat([Buffer.from(GOOD), Buffer.from([0xff, 0xfe])])), 'failing'],
  ['a redirect to a private address', feed.redirect('http://10.1.2.3/rota.ics'), 'needs-attention'],
  ['a redirect that never ends', feed.redirect('/rota.ics'), 'needs-attention'],
];

describe('a read that fails', () => {
  let mirroring: Mirroring;
  let pairId: string;
  let target: Awaited<ReturnType<Mirroring['target']>>;
  let source: Awaited<ReturnType<Mirroring['source']>>;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    mirroring.feeds.route('/rota.ics', feed.conditional(GOOD));
    source = await mirroring.source('/rota.ics');
    target = await mirroring.target();
    const pair = await mirroring.pair(source, target);
    pairId = pair.id;
    await mirroring.settled(pairId);
  });
  afterAll(() => mirroring.stop());

  it.each(BAD)(
    '%s: no mirror is touched, the pair says what is wrong, and goes on when it is over',
    async (_, bad, state) => {
      const shown = await mirroring.feedText(target);
      mirroring.feeds.route('/rota.ics', bad);
      const job = await mirroring.pull(source.id);

      expect(job.error).not.toBeNull();
      const pair = await mirroring.pairNow(pairId);
      expect([pair.state, pair.stateReason]).toEqual([
        state,
        state === 'failing' ? 'source-failing' : 'source-needs-attention',
      ]);
      expect(pair.counts.mirrored).toBe(4);
      expect(await mirroring.feedText(target)).toBe(shown);

      mirroring.feeds.route('/rota.ics', feed.conditional(GOOD));
      await mirroring.forgetWaiting();
      await mirroring.pull(source.id);
      await mirroring.settled(pairId, 'ok');
    },
  );
});
