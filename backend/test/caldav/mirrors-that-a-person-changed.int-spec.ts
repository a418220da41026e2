import type { JobAnswer, PairAnswer } from '@calmirror/contracts';
import { aFeed, describeWithRadicale, feed, type StoredObject } from '@calmirror/testkit';
import { anHour } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { mirrorsAt, personPuts, titlesAt } from './harness/standing.js';

const HOME = '/alice/work/';
const ALL = ['Day', 'Early', 'Late', 'Night', 'Own'];

describeWithRadicale('mirrors on a CalDAV calendar that a person changed there', () => {
  let caldav: CaldavMirroring;
  let pair: PairAnswer;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
    const titles = ['Early', 'Day', 'Late', 'Night'];
    const events = titles.map((title, index) => anHour(title.toLowerCase(), title, index + 1));
    caldav.mirroring.feeds.route('/rota.ics', feed.conditional(aFeed(events)));
    const target = await caldav.calendar(HOME);
    await personPuts(caldav.person(), `${HOME}own.ics`, anHour('own', 'Own', 9));
    pair = await caldav.mirroring.pair(await caldav.mirroring.source('/rota.ics'), target);
    await caldav.mirroring.settled(pair.id);
  });
  afterAll(() => caldav.stop());

  const mirrorOf = async (title: string): Promise<StoredObject> => {
    const found = (await mirrorsAt(caldav.person(), HOME)).find(({ text }) => text.includes(`SUMMARY:${title}`));
    if (!found) throw new Error(`there is no mirror of ${title}`);
    return found;
  };
  const retitle = async (from: string, to: string): Promise<void> => {
    const { href, text } = await mirrorOf(from);
    await caldav.person().put(href, text.replace(`SUMMARY:${from}`, `SUMMARY:${to}`));
  };
  const reconciled = async (): Promise<JobAnswer> => {
    const order = { kind: 'reconcile', pairId: pair.id };
    const scheduled = await caldav.mirroring.client.post('/api/jobs/schedule', order);
    expect(scheduled.status).toBe(202);
    return caldav.mirroring.ended(scheduled.json<JobAnswer>().id);
  };

  it('are as they should be again after reconciling: edited, deleted and copied ones; what is no mirror stays', async () => {
    const own = await caldav.person().get(`${HOME}own.ics`);
    const before = (await mirrorsAt(caldav.person(), HOME)).map(({ href }) => href);
    await retitle('Early', 'Mine now');
    await caldav.person().delete((await mirrorOf('Late')).href);
    const copy = (await mirrorOf('Night')).text.replace(/^UID:.*$/m, 'UID:copy');
    await caldav.person().put(`${HOME}copy.ics`, copy);
    expect(await reconciled()).toMatchObject({ status: 'succeeded', error: null });

    expect(await titlesAt(caldav.person(), HOME)).toEqual(ALL);
    expect((await mirrorsAt(caldav.person(), HOME)).map(({ href }) => href)).toEqual(before);
    expect(await caldav.person().get(`${HOME}own.ics`)).toEqual(own);
    expect(await caldav.mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', counts: { mirrored: 4, failed: 0 } });
  });

  it('cost nothing to look at when nothing was changed', async () => {
    const before = await mirrorsAt(caldav.person(), HOME);
    expect((await reconciled()).counts).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    expect(await mirrorsAt(caldav.person(), HOME)).toEqual(before);
  });

  it('are overwritten by a change of their source, with no reconciling', async () => {
    await retitle('Day', 'Mine now');
    const events = ['Early', 'Day', 'Late', 'Night'].map((title, index) =>
      anHour(title.toLowerCase(), title, index + 20),
    );
    caldav.mirroring.feeds.route('/rota.ics', feed.conditional(aFeed(events)));
    await caldav.mirroring.sync(pair.id);
    expect(await titlesAt(caldav.person(), HOME)).toEqual(ALL);
  });

  it('are left and told where the pair respects them, until it mends again', async () => {
    const edits = (targetEdits: string): Promise<unknown> =>
      caldav.mirroring.client.put(`/api/pairs/${pair.id}`, { targetEdits });
    await edits('respect');
    await caldav.mirroring.quiet();
    await retitle('Early', 'Mine now');
    await caldav.person().delete((await mirrorOf('Late')).href);
    const before = await mirrorsAt(caldav.person(), HOME);
    expect((await reconciled()).counts).toMatchObject({ respected: 2, created: 0, updated: 0, deleted: 0 });
    expect(await mirrorsAt(caldav.person(), HOME)).toEqual(before);
    const shown = await caldav.mirroring.client.get(`/api/pairs/${pair.id}/events?state=respected`);
    expect(shown.json()).toMatchObject({
      items: [
        { eventId: 'early', reason: 'changed-on-target' },
        { eventId: 'late', reason: 'deleted-on-target' },
      ],
    });
    await edits('mend');
    await caldav.mirroring.quiet();
    expect(await titlesAt(caldav.person(), HOME)).toEqual(ALL);
  });
});
