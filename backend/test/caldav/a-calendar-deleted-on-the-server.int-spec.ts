import type { ConnectorAnswer } from '@calmirror/contracts';
import { describeWithRadicale } from '@calmirror/testkit';
import { anHour } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { personPuts, titlesAt } from './harness/standing.js';

const FROM = '/alice/private/';
const BESIDE = '/alice/beside/';
const ONTO = '/bob/work/';

describeWithRadicale('a calendar that is deleted on its CalDAV server', () => {
  let caldav: CaldavMirroring;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
  });
  afterAll(() => caldav.stop());

  it('is no empty calendar: as a source it keeps its mirrors, and the pair says so', async () => {
    const { mirroring } = caldav;
    const [source, target] = [await caldav.calendar(FROM), await caldav.calendar(ONTO, 'bob')];
    await caldav.person().makeCalendar(BESIDE);
    const { client } = mirroring;
    const account = (await client.get(`/api/connectors/${source.connectorId}`)).json<ConnectorAnswer>();
    await caldav.inUse(account, BESIDE);
    await personPuts(caldav.person(), `${FROM}a.ics`, anHour('a', 'Dentist', 1));
    const pair = await mirroring.pair(source, target);
    await mirroring.settled(pair.id);

    expect(await caldav.person().delete(FROM)).toMatchObject({ status: 200 });
    const job = await mirroring.pull(source.id);
    expect(job).toMatchObject({ status: 'failed', error: { kind: 'not-found' } });
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'needs-attention', counts: { mirrored: 1 } });
    expect(await titlesAt(caldav.person('bob'), ONTO)).toEqual(['Dentist']);
    // The account has another calendar, which nothing is wrong with.
    expect((await client.get(`/api/connectors/${account.id}`)).json()).toMatchObject({ status: 'active' });
  });

  it('as a target it is nothing to write to, and is not made anew', async () => {
    const { mirroring } = caldav;
    const [source, target] = [await caldav.calendar('/alice/second/'), await caldav.calendar('/bob/second/', 'bob')];
    await personPuts(caldav.person(), '/alice/second/a.ics', anHour('a', 'Dentist', 1));
    const pair = await mirroring.pair(source, target);
    await mirroring.settled(pair.id);

    await caldav.person('bob').delete('/bob/second/');
    await personPuts(caldav.person(), '/alice/second/b.ics', anHour('b', 'Lunch', 2));
    await mirroring.sync(pair.id);
    expect(await mirroring.pairNow(pair.id)).toMatchObject({
      state: 'needs-attention',
      stateReason: 'target-needs-attention',
    });
    expect(await caldav.person('bob').get('/bob/second/')).toMatchObject({ status: 404 });
  });
});
