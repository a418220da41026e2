import { describeWithRadicale } from '@calmirror/testkit';
import { anHour, dateIn } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { mirrorsAt, personPuts, propertiesOf, seenBy } from './harness/standing.js';

const PRIVATE = '/alice/private/';
const WORK = '/bob/work/';
const TOLD = [
  'DESCRIPTION:Results of the biopsy',
  'LOCATION:Ward 7',
  'ORGANIZER;CN=Dr. Grey:mailto:grey@hospital.example',
  'ATTENDEE;CN=Alice;PARTSTAT=ACCEPTED:mailto:alice@example.org',
  'CATEGORIES:HEALTH',
  'URL:https://hospital.example/appointments/1',
  'X-NOTE:ring first',
];

describeWithRadicale('a private CalDAV calendar on that of another account, busy only', () => {
  let caldav: CaldavMirroring;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
  });
  afterAll(() => caldav.stop());

  it('shows when, and nothing else; nobody is invited', async () => {
    const source = await caldav.calendar(PRIVATE);
    const target = await caldav.calendar(WORK, 'bob');
    await personPuts(
      caldav.person(),
      `${PRIVATE}a.ics`,
      anHour('oncologist@hospital.example', 'Oncologist', 1, ...TOLD),
    );
    await personPuts(
      caldav.person(),
      `${PRIVATE}b.ics`,
      anHour(
        'gym',
        'Gym',
        2,
        `RRULE:FREQ=DAILY;COUNT=3`,
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'TRIGGER:-PT5M',
        'DESCRIPTION:Go',
        'END:VALARM',
      ),
    );
    const pair = await caldav.mirroring.pair(source, target, { policy: { preset: 'busy' } });
    await caldav.mirroring.settled(pair.id);

    const mirrors = await mirrorsAt(caldav.person('bob'), WORK);
    expect(mirrors).toHaveLength(2);
    const text = mirrors.map((mirror) => mirror.text).join('');
    for (const told of [
      'Oncologist',
      'oncologist',
      'biopsy',
      'Ward',
      'hospital',
      'Grey',
      'alice',
      'HEALTH',
      'ring',
      'Gym',
      'VALARM',
    ])
      expect(text).not.toContain(told);
    for (const mirror of mirrors)
      expect(propertiesOf(mirror)).not.toEqual(expect.arrayContaining(['attendee', 'organizer']));
    expect(new Set((await seenBy(caldav.person('bob'), WORK)).map(({ summary }) => summary))).toEqual(
      new Set(['Busy']),
    );
    expect(text).toContain(`DTSTART:${dateIn(1)}T090000Z`);
  });
});
