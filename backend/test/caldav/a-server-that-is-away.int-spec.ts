import { describeWithRadicale } from '@calmirror/testkit';
import { anHour } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { mirrorsAt, personPuts, titlesAt } from './harness/standing.js';

const FROM = '/alice/private/';
const ONTO = '/bob/work/';

describeWithRadicale('a CalDAV server that is away for a while', () => {
  let caldav: CaldavMirroring;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
  });
  afterAll(() => caldav.stop());

  it('is told as failing, tried again by itself, and found as it was', async () => {
    const { mirroring, radicale } = caldav;
    const [source, target] = [await caldav.calendar(FROM), await caldav.calendar(ONTO, 'bob')];
    await personPuts(caldav.person(), `${FROM}a.ics`, anHour('a', 'Dentist', 1));
    const pair = await mirroring.pair(source, target);
    await mirroring.settled(pair.id);
    const before = await mirrorsAt(caldav.person('bob'), ONTO);

    await radicale.kill();
    const failed = await mirroring.sync(pair.id);
    expect(failed).toMatchObject({ status: 'queued', error: { kind: 'temporary' } });
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'failing', stateReason: 'source-failing' });
    await radicale.resume();
    await personPuts(caldav.person(), `${FROM}b.ics`, anHour('b', 'Lunch', 2));

    // The next try is due in some seconds: the wait for it is cut short.
    await mirroring.running.db.query('UPDATE sync_jobs SET run_at = now() WHERE id = $1', [failed.id]);
    await mirroring.settled(pair.id);
    await mirroring.quiet();
    expect(await titlesAt(caldav.person('bob'), ONTO)).toEqual(['Dentist', 'Lunch']);
    expect(await mirrorsAt(caldav.person('bob'), ONTO)).toEqual(expect.arrayContaining(before));
  });
});
