import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { aFeed } from '@calmirror/testkit';
import { othersSee } from './harness/others-see.js';
import { anHour, dashedIn } from './harness/sample-feed.js';

describe('ordinary changes at the source', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('one event moved, one gone, one new: the same on the target, in place and without a twin', async () => {
    const serve = (...events: string[]) => mirroring.feeds.route('/rota.ics', feed.conditional(aFeed(events)));
    serve(anHour('a', 'Moves', 1), anHour('b', 'Goes', 2), anHour('c', 'Stays', 3), anHour('d', 'Stays too', 4));
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target);
    await mirroring.settled(pair.id);
    const uids = (text: string): string[] => [...text.matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid ?? '').sort();
    const before = uids(await mirroring.feedText(target));

    serve(anHour('a', 'Moves', 8), anHour('c', 'Stays', 3), anHour('d', 'Stays too', 4), anHour('e', 'New', 5));
    const job = await mirroring.sync(pair.id);

    expect(job.counts).toMatchObject({ created: 1, updated: 1, deleted: 1, held: 0, failed: 0 });
    const text = await mirroring.feedText(target);
    expect(
      othersSee(text, dashedIn(0), dashedIn(30)).map(({ summary, start }) => [summary, start.slice(0, 10)]),
    ).toEqual([
      ['Stays', dashedIn(3)],
      ['Stays too', dashedIn(4)],
      ['New', dashedIn(5)],
      ['Moves', dashedIn(8)],
    ]);
    expect(uids(text).filter((uid) => before.includes(uid))).toHaveLength(3);
  });

  it('run again without a change, it writes nothing', async () => {
    const [pair] = (await mirroring.client.get('/api/pairs')).json<{ items: { id: string }[] }>().items;
    const job = await mirroring.sync(pair?.id ?? '');
    expect(job.counts).toMatchObject({ created: 0, updated: 0, deleted: 0 });
  });
});
