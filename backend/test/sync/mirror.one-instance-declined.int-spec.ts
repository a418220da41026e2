import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { aFeed, aVevent } from '@calmirror/testkit';
import { othersSee } from './harness/others-see.js';
import { dashedIn, dateIn } from './harness/sample-feed.js';

describe('a series of which one instance is moved and one filtered', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('stays one series on the target, with the moved instance moved and the filtered one excluded', async () => {
    const series = aVevent(
      'standup',
      'Stand-up',
      `DTSTART;TZID=Europe/Paris:${dateIn(1)}T090000`,
      `DTEND;TZID=Europe/Paris:${dateIn(1)}T091500`,
      'RRULE:FREQ=DAILY;COUNT=5',
    );
    const instance = (day: number, ...lines: string[]) =>
      aVevent('standup', 'Stand-up', `RECURRENCE-ID;TZID=Europe/Paris:${dateIn(day)}T090000`, ...lines);
    const at = (day: number, from: string, to: string): string[] => [
      `DTSTART;TZID=Europe/Paris:${dateIn(day)}T${from}00`,
      `DTEND;TZID=Europe/Paris:${dateIn(day)}T${to}00`,
    ];
    const moved = instance(2, ...at(2, '1400', '1415'));
    const free = instance(3, ...at(3, '0900', '0915'), 'TRANSP:TRANSPARENT');
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed([series, moved, free])));
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target, { filters: [{ kind: 'free' }] });
    await mirroring.settled(pair.id);

    const text = await mirroring.feedText(target);
    expect(text.match(/^RRULE:FREQ=DAILY/gm)).toHaveLength(1);
    expect(othersSee(text, dashedIn(0), dashedIn(30)).map(({ start }) => start)).toEqual([
      `${dashedIn(1)}T09:00:00`,
      `${dashedIn(2)}T14:00:00`,
      `${dashedIn(4)}T09:00:00`,
      `${dashedIn(5)}T09:00:00`,
    ]);
  });
});
