import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import type { Listing, PairEventAnswer } from '@calmirror/contracts';
import { aFeed, aVevent } from '@calmirror/testkit';
import { anHour, dateIn } from './harness/sample-feed.js';

describe('events out of all measure', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('never stop the others, and each that is not mirrored has a reason', async () => {
    mirroring.feeds.route(
      '/rota.ics',
      feed.conditional(
        aFeed([
          anHour('ordinary', 'Ordinary', 1),
          aVevent('ages', 'Five thousand years', 'DTSTART:20200101T000000Z', 'DTEND:70200101T000000Z'),
          anHour('seconds', 'Every second', 2, 'RRULE:FREQ=SECONDLY'),
          anHour('never', 'Never again', 3, 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'),
          aVevent('no-day', 'No such day', 'DTSTART:20260231T090000Z'),
          aVevent('nowhere', 'Nowhere', `DTSTART;TZID=Atlantis/Poseidonis:${dateIn(1)}T090000`),
        ]),
      ),
    );
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target, {
      filters: [{ kind: 'hours', timeZone: 'UTC', weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:30', to: '23:30' }],
    });
    await mirroring.settled(pair.id);

    const text = await mirroring.feedText(target);
    expect(text).toContain('SUMMARY:Ordinary');
    const { items } = (await mirroring.client.get(`/api/pairs/${pair.id}/events?state=unreadable`)).json<
      Listing<PairEventAnswer>
    >();
    expect(Object.fromEntries(items.map(({ eventId, reason }) => [eventId, reason]))).toMatchObject({
      seconds: 'too-many-instances',
      'no-day': 'bad-start',
      nowhere: 'unknown-zone',
    });
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ state: 'ok', stateReason: 'some-events-unreadable' });
  });
});
