import { aFeed, describeWithRadicale, feed } from '@calmirror/testkit';
import { anHour } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { mirrorsAt, titlesAt } from './harness/standing.js';

const HOME = '/alice/work/';

describeWithRadicale('a policy that is edited later, with a CalDAV target', () => {
  let caldav: CaldavMirroring;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
  });
  afterAll(() => caldav.stop());

  it('is applied in place: the same objects, other contents, and back', async () => {
    const { mirroring } = caldav;
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed([anHour('a', 'Ward 7', 1), anHour('b', 'Lunch', 2)])));
    const target = await caldav.calendar(HOME);
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target, { policy: { preset: 'title' } });
    await mirroring.settled(pair.id);
    const hrefs = async (): Promise<string[]> => (await mirrorsAt(caldav.person(), HOME)).map(({ href }) => href);
    const before = await hrefs();
    expect(await titlesAt(caldav.person(), HOME)).toEqual(['Lunch', 'Ward 7']);

    const becomes = async (preset: string): Promise<void> => {
      expect((await mirroring.client.put(`/api/pairs/${pair.id}`, { policy: { preset } })).status).toBe(200);
      await mirroring.quiet();
      await mirroring.settled(pair.id);
    };
    await becomes('busy');
    expect(await titlesAt(caldav.person(), HOME)).toEqual(['Busy', 'Busy']);
    expect(await hrefs()).toEqual(before);

    await becomes('title');
    expect(await titlesAt(caldav.person(), HOME)).toEqual(['Lunch', 'Ward 7']);
    expect(await hrefs()).toEqual(before);
  });
});
