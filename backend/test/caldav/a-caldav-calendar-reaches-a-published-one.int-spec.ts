import { describeWithRadicale } from '@calmirror/testkit';
import { othersSee } from '../sync/harness/others-see.js';
import { anHour, dashedIn } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { personPuts } from './harness/standing.js';

const HOME = '/alice/private/';

describeWithRadicale('a CalDAV calendar that is mirrored onto a published one', () => {
  let caldav: CaldavMirroring;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
  });
  afterAll(() => caldav.stop());

  it('is followed through what a person does to it: an event changed, one removed, one added', async () => {
    const { mirroring } = caldav;
    const person = caldav.person();
    const source = await caldav.calendar(HOME);
    const target = await mirroring.target();
    await personPuts(person, `${HOME}a.ics`, anHour('a', 'Dentist', 1));
    await personPuts(person, `${HOME}b.ics`, anHour('b', 'Lunch', 2));
    const pair = await mirroring.pair(source, target, { policy: { preset: 'title' } });
    await mirroring.settled(pair.id);
    const shown = async (): Promise<string[]> =>
      othersSee(await mirroring.feedText(target), dashedIn(0), dashedIn(30)).map(
        ({ start, summary }) => `${start.slice(0, 10)} ${summary}`,
      );
    expect(await shown()).toEqual([`${dashedIn(1)} Dentist`, `${dashedIn(2)} Lunch`]);

    await personPuts(person, `${HOME}a.ics`, anHour('a', 'Dentist', 4));
    await person.delete(`${HOME}b.ics`);
    await personPuts(person, `${HOME}c.ics`, anHour('c', 'Concert', 5));
    expect((await mirroring.pull(source.id)).counts).toMatchObject({ read: 2 });
    await mirroring.quiet();
    expect(await shown()).toEqual([`${dashedIn(4)} Dentist`, `${dashedIn(5)} Concert`]);
  });
});
