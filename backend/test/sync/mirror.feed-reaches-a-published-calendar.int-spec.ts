import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { othersSee } from './harness/others-see.js';
import { dashedIn, dateIn } from './harness/sample-feed.js';

const FEED = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Example//EN',
  'BEGIN:VEVENT',
  'UID:dentist@example.org',
  'DTSTAMP:20260101T000000Z',
  `DTSTART;TZID=Europe/Paris:${dateIn(2)}T090000`,
  `DTEND;TZID=Europe/Paris:${dateIn(2)}T100000`,
  'SUMMARY:Dentist',
  'LOCATION:Rue de Rivoli',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:holiday@example.org',
  'DTSTAMP:20260101T000000Z',
  `DTSTART;VALUE=DATE:${dateIn(5)}`,
  `DTEND;VALUE=DATE:${dateIn(7)}`,
  'SUMMARY:Holiday',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

describe('a feed that was paired with a published calendar', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('is seen there by another calendar application, as the policy says', async () => {
    mirroring.feeds.route('/rota.ics', feed.conditional(FEED));
    const source = await mirroring.source('/rota.ics');
    const target = await mirroring.target();
    const pair = await mirroring.pair(source, target, { policy: { preset: 'title' } });

    const settled = await mirroring.settled(pair.id);
    expect(settled.counts).toEqual({ mirrored: 2, filtered: 0, held: 0, failed: 0, respected: 0 });

    const text = await mirroring.feedText(target);
    expect(othersSee(text, dashedIn(0), dashedIn(30))).toEqual([
      {
        summary: 'Dentist',
        start: `${dashedIn(2)}T09:00:00`,
        end: `${dashedIn(2)}T10:00:00`,
        zone: 'Europe/Paris',
      },
      { summary: 'Holiday', start: dashedIn(5), end: dashedIn(7), zone: null },
    ]);
    expect(text).not.toContain('Rivoli');
  });
});
