import type { CalendarAnswer } from '@calmirror/contracts';
import { aFeed, describeWithRadicale, feed } from '@calmirror/testkit';
import { faults } from '../pairs/house.js';
import { anHour } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { titlesAt } from './harness/standing.js';

const READ_ONLY = '/alice/readonly/';

describeWithRadicale('a CalDAV calendar that may only be read', () => {
  let caldav: CaldavMirroring;
  let calendar: CalendarAnswer;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
    await caldav.person().makeCalendar('/alice/work/');
    await caldav.person('root').makeCalendar(READ_ONLY);
    calendar = await caldav.inUse(await caldav.connector(), READ_ONLY);
    caldav.mirroring.feeds.route('/rota.ics', feed.conditional(aFeed([anHour('a', 'Early', 1)])));
  });
  afterAll(() => caldav.stop());

  it('is told as such, and refused as a target before a pair is saved', async () => {
    expect(calendar).toMatchObject({ readable: true, writable: false });
    const source = await caldav.mirroring.source('/rota.ics');
    const refused = await caldav.mirroring.client.post('/api/pairs', {
      name: 'P',
      sourceCalendarId: source.id,
      targetCalendarId: calendar.id,
    });
    expect([refused.status, refused.json<{ code: string }>().code, faults(refused)]).toEqual([
      422,
      'target-not-writable',
      [],
    ]);
  });

  it('that was writable once: the pair says what happened, and discovery knows it', async () => {
    const { mirroring } = caldav;
    const { client, running } = mirroring;
    await running.db.query('UPDATE calendars SET writable = true WHERE id = $1', [calendar.id]);
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), calendar);
    expect(await mirroring.settled(pair.id, 'needs-attention')).toMatchObject({ stateReason: 'target-not-writable' });
    expect(await titlesAt(caldav.person('root'), READ_ONLY)).toEqual([]);

    expect((await client.post(`/api/connectors/${calendar.connectorId}/discover`)).status).toBe(200);
    expect((await client.get(`/api/calendars/${calendar.id}`)).json()).toMatchObject({ writable: false });
  });
});
