import type { JobAnswer, PairAnswer } from '@calmirror/contracts';
import { aFeed, describeWithRadicale, feed } from '@calmirror/testkit';
import { anHour, dashedIn } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { mirrorsAt, personPuts, seenBy, titlesAt } from './harness/standing.js';

const HOME = '/alice/work/';

describeWithRadicale('a feed that is mirrored onto a CalDAV calendar', () => {
  let caldav: CaldavMirroring;
  let pair: PairAnswer;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
    caldav.mirroring.feeds.route(
      '/rota.ics',
      feed.conditional(aFeed([anHour('a', 'Early', 1), anHour('b', 'Late', 2)])),
    );
    const target = await caldav.calendar(HOME);
    await personPuts(caldav.person(), `${HOME}own.ics`, anHour('own', 'My own', 3));
    pair = await caldav.mirroring.pair(await caldav.mirroring.source('/rota.ics'), target);
    await caldav.mirroring.settled(pair.id);
  });
  afterAll(() => caldav.stop());

  it('is seen there by another program, beside what a person keeps there', async () => {
    expect(await seenBy(caldav.person(), HOME)).toEqual([
      { summary: 'Early', start: `${dashedIn(1)}T09:00:00Z`, end: `${dashedIn(1)}T10:00:00Z`, zone: null },
      { summary: 'Late', start: `${dashedIn(2)}T09:00:00Z`, end: `${dashedIn(2)}T10:00:00Z`, zone: null },
      { summary: 'My own', start: `${dashedIn(3)}T09:00:00Z`, end: `${dashedIn(3)}T10:00:00Z`, zone: null },
    ]);
    expect(await mirrorsAt(caldav.person(), HOME)).toHaveLength(2);
  });

  it('is followed there: one event moved in place, one gone, one new', async () => {
    const [before] = (await mirrorsAt(caldav.person(), HOME)).filter(({ text }) => text.includes('Early'));
    caldav.mirroring.feeds.route(
      '/rota.ics',
      feed.conditional(aFeed([anHour('a', 'Early', 5), anHour('c', 'New', 6)])),
    );
    expect((await caldav.mirroring.sync(pair.id)).counts).toMatchObject({ created: 1, updated: 1, deleted: 1 });

    const [moved] = (await mirrorsAt(caldav.person(), HOME)).filter(({ text }) => text.includes('Early'));
    expect(moved?.href).toBe(before?.href);
    expect(
      (await seenBy(caldav.person(), HOME)).map(({ summary, start }) => `${start.slice(0, 10)} ${summary}`),
    ).toEqual([`${dashedIn(3)} My own`, `${dashedIn(5)} Early`, `${dashedIn(6)} New`]);
  });

  it('is taken away with its pair, and nothing else is: neither what a person keeps nor mirrors of others', async () => {
    const [{ text } = { text: '' }] = await mirrorsAt(caldav.person(), HOME);
    const theirs = text
      .replaceAll(/calmirror:v1:[0-9a-f-]{36}/g, 'calmirror:v1:00000000-0000-7000-8000-000000000000')
      .replaceAll(/^UID:.*$/gm, 'UID:theirs')
      .replaceAll(/^SUMMARY:.*$/gm, 'SUMMARY:Of another installation');
    await caldav.person().put(`${HOME}theirs.ics`, theirs);
    const names = [`${HOME}own.ics`, `${HOME}theirs.ics`];
    const standing = (): Promise<unknown> => Promise.all(names.map((name) => caldav.person().get(name)));
    const before = await standing();
    const order = { kind: 'reconcile', pairId: pair.id };
    const { id } = (await caldav.mirroring.client.post('/api/jobs/schedule', order)).json<JobAnswer>();
    expect((await caldav.mirroring.ended(id)).counts).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    expect(await standing()).toEqual(before);

    expect((await caldav.mirroring.client.delete(`/api/pairs/${pair.id}`)).status).toBe(202);
    await caldav.mirroring.quiet();
    expect(await titlesAt(caldav.person(), HOME)).toEqual(['My own', 'Of another installation']);
    expect(await standing()).toEqual(before);
  });
});
