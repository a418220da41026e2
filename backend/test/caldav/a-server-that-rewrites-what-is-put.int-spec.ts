import type { JobAnswer } from '@calmirror/contracts';
import { type CaldavQuirks, aFeed, feed, rewrites } from '@calmirror/testkit';
import { Mirroring } from '../sync/harness/mirroring.js';
import { anHour } from '../sync/harness/sample-feed.js';
import { QuirkyServer, titlesIn } from './harness/quirky-server.js';

const SERVERS: readonly (readonly [string, Partial<CaldavQuirks>])[] = [
  ['adds lines of its own and tells no ETag', { rewrite: rewrites.enriched, etagOnPut: false }],
  ['orders properties anew', { rewrite: rewrites.sorted }],
  ['has weak ETags and a tag in the place of sync tokens', { etags: 'weak', syncTokens: 'none' }],
  ['has neither ETags nor sync tokens', { etags: 'none', syncTokens: 'none', ctag: false }],
];

describe('a CalDAV target that', () => {
  let mirroring: Mirroring;
  let quirky: QuirkyServer;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterEach(() => quirky.stop());
  afterAll(() => mirroring.stop());

  const reconciled = async (pairId: string): Promise<JobAnswer> => {
    const scheduled = await mirroring.client.post('/api/jobs/schedule', { kind: 'reconcile', pairId });
    return mirroring.ended(scheduled.json<JobAnswer>().id);
  };

  it.each(SERVERS)('%s is kept true: changed in place, and written only what is not there yet', async (_, quirks) => {
    quirky = await QuirkyServer.start(mirroring, quirks);
    const { server } = quirky;
    const rota = (...vevents: string[]): void => {
      mirroring.feeds.route('/rota.ics', feed.conditional(aFeed(vevents)));
    };
    const onto = server.calendar('work');
    rota(anHour('a', 'Early', 1), anHour('b', 'Late', 2), anHour('c', 'Night', 3));
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), await quirky.inUse(onto));
    await mirroring.settled(pair.id);
    const names = [...onto.objects.keys()];
    expect(titlesIn(onto)).toEqual(['Early', 'Late', 'Night']);

    rota(anHour('a', 'Early', 1), anHour('b', 'Later', 2), anHour('c', 'Night', 3));
    const asked = await quirky.requestsOf(() => mirroring.sync(pair.id));
    expect(asked).toMatchObject({ PUT: 1 });
    expect(titlesIn(onto)).toEqual(['Early', 'Later', 'Night']);
    expect([...onto.objects.keys()]).toEqual(names);

    expect(await quirky.requestsOf(() => mirroring.sync(pair.id))).toEqual({});

    rota(anHour('b', 'Later', 2), anHour('c', 'Night', 3));
    await mirroring.sync(pair.id);
    expect(titlesIn(onto)).toEqual(['Later', 'Night']);
  });

  it.each(SERVERS)('%s has changed nothing that a reconcile would mend, or respect', async (_, quirks) => {
    quirky = await QuirkyServer.start(mirroring, quirks);
    const onto = quirky.server.calendar('work');
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed([anHour('a', 'Early', 1), anHour('b', 'Late', 2)])));
    const target = await quirky.inUse(onto);
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target, { targetEdits: 'respect' });
    await mirroring.settled(pair.id);
    const before = new Map(onto.objects);
    const untouched = { status: 'succeeded', counts: { unchanged: 2, respected: 0, updated: 0 } };
    expect(await reconciled(pair.id)).toMatchObject(untouched);
    await mirroring.client.put(`/api/pairs/${pair.id}`, { targetEdits: 'mend' });
    await mirroring.quiet();
    expect(await reconciled(pair.id)).toMatchObject(untouched);
    expect(onto.objects).toEqual(before);
  });
});
