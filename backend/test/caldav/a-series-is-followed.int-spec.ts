import type { PairAnswer } from '@calmirror/contracts';
import { aVevent, describeWithRadicale } from '@calmirror/testkit';
import { anHour, dashedIn, dateIn } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { mirrorsAt, personPuts, seenBy } from './harness/standing.js';

const FROM = '/alice/team/';
const ONTO = '/bob/team/';

const at = (days: number, hour: string): string => `TZID=Europe/Berlin:${dateIn(days)}T${hour}0000`;
const standUp = (...lines: string[]): string =>
  aVevent(
    'standup',
    'Stand-up',
    `DTSTART;${at(1, '10')}`,
    `DTEND;${at(1, '11')}`,
    'RRULE:FREQ=DAILY;COUNT=4',
    ...lines,
  );
const moved = (days: number, hour: string, title: string): string =>
  aVevent('standup', title, `RECURRENCE-ID;${at(days, '10')}`, `DTSTART;${at(days, hour)}`, `DTEND;${at(days, '18')}`);

describeWithRadicale('a series on a CalDAV calendar, mirrored onto another account', () => {
  let caldav: CaldavMirroring;
  let pair: PairAnswer;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
    const [source, target] = [await caldav.calendar(FROM), await caldav.calendar(ONTO, 'bob')];
    await personPuts(caldav.person(), `${FROM}standup.ics`, standUp());
    await personPuts(caldav.person(), `${FROM}review.ics`, anHour('review', 'Review', 9));
    pair = await caldav.mirroring.pair(source, target);
    await caldav.mirroring.settled(pair.id);
  });
  afterAll(() => caldav.stop());

  const shown = async (): Promise<string[]> =>
    (await seenBy(caldav.person('bob'), ONTO))
      .filter(({ zone }) => zone !== null)
      .map(({ start, summary, zone }) => `${start.slice(0, 13)} ${zone} ${summary}`);
  const day = (days: number, hour = '10', title = 'Stand-up'): string =>
    `${dashedIn(days)}T${hour} Europe/Berlin ${title}`;

  it('is one object there', async () => {
    expect(await shown()).toEqual([day(1), day(2), day(3), day(4)]);
    expect(await mirrorsAt(caldav.person('bob'), ONTO)).toHaveLength(2);
  });

  it('is followed in place when one instance is moved and renamed, and another is left out', async () => {
    const before = await mirrorsAt(caldav.person('bob'), ONTO);
    await personPuts(
      caldav.person(),
      `${FROM}standup.ics`,
      standUp(`EXDATE;${at(3, '10')}`),
      moved(2, '16', 'Long one'),
    );
    expect((await caldav.mirroring.sync(pair.id)).counts).toMatchObject({ created: 0, updated: 1, deleted: 0 });
    expect(await shown()).toEqual([day(1), day(2, '16', 'Long one'), day(4)]);
    const after = await mirrorsAt(caldav.person('bob'), ONTO);
    expect(after.map(({ href }) => href)).toEqual(before.map(({ href }) => href));
  });

  it('is followed when it is put back as it was', async () => {
    await personPuts(caldav.person(), `${FROM}standup.ics`, standUp());
    await caldav.mirroring.sync(pair.id);
    expect(await shown()).toEqual([day(1), day(2), day(3), day(4)]);
  });

  it('is gone when it is deleted', async () => {
    await caldav.person().delete(`${FROM}standup.ics`);
    expect((await caldav.mirroring.sync(pair.id)).counts).toMatchObject({ deleted: 1 });
    expect(await shown()).toEqual([]);
  });
});
