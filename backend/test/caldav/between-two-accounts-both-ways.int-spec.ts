import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';
import { describeWithRadicale } from '@calmirror/testkit';
import { anHour } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { personPuts, titlesAt } from './harness/standing.js';

describeWithRadicale('two CalDAV accounts that show each other their time', () => {
  let caldav: CaldavMirroring;
  const calendars = new Map<string, CalendarAnswer>();
  let there: PairAnswer;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
    for (const [path, name] of [
      ['/alice/home/', 'alice'],
      ['/alice/of-bob/', 'alice'],
      ['/bob/home/', 'bob'],
      ['/bob/of-alice/', 'bob'],
    ] as const)
      calendars.set(path, await caldav.calendar(path, name));
    await personPuts(caldav.person(), '/alice/home/a.ics', anHour('a', 'Of Alice', 1));
    await personPuts(caldav.person('bob'), '/bob/home/b.ics', anHour('b', 'Of Bob', 1));
  });
  afterAll(() => caldav.stop());

  const calendar = (path: string): CalendarAnswer => {
    const found = calendars.get(path);
    if (!found) throw new Error(`there is no ${path}`);
    return found;
  };

  it('by two pairs with a calendar of their own each', async () => {
    const { mirroring } = caldav;
    there = await mirroring.pair(calendar('/alice/home/'), calendar('/bob/of-alice/'));
    const back = await mirroring.pair(calendar('/bob/home/'), calendar('/alice/of-bob/'));
    for (const { id } of [there, back, there, back]) {
      await mirroring.settled(id);
      await mirroring.sync(id);
    }
    expect(await titlesAt(caldav.person('bob'), '/bob/of-alice/')).toEqual(['Of Alice']);
    expect(await titlesAt(caldav.person(), '/alice/of-bob/')).toEqual(['Of Bob']);
    expect(await titlesAt(caldav.person(), '/alice/home/')).toEqual(['Of Alice']);
  });

  it('in no circle that nobody meant, which is refused', async () => {
    const refused = await caldav.mirroring.client.post('/api/pairs', {
      name: 'Back again',
      sourceCalendarId: calendar('/bob/of-alice/').id,
      targetCalendarId: calendar('/alice/home/').id,
    });
    expect([refused.status, refused.json<{ code: string }>().code]).toEqual([409, 'loop']);
  });

  it('and mirrors are no source for the next pair: only what a person keeps beside them goes on', async () => {
    const { mirroring } = caldav;
    await personPuts(caldav.person('bob'), '/bob/of-alice/own.ics', anHour('own', 'Put here by Bob', 2));
    const pair = await mirroring.pair(calendar('/bob/of-alice/'), await caldav.calendar('/alice/third/'));
    await mirroring.settled(pair.id);
    expect(await titlesAt(caldav.person(), '/alice/third/')).toEqual(['Put here by Bob']);
    expect(await mirroring.pairNow(pair.id)).toMatchObject({ counts: { mirrored: 1, filtered: 1 } });
  });

  it('in a circle that is meant, in which each event goes each way once', async () => {
    const { mirroring } = caldav;
    const circle = { allowLoop: true };
    const back = await mirroring.pair(calendar('/bob/of-alice/'), calendar('/alice/home/'), circle);
    await mirroring.settled(back.id);
    for (const { id } of [there, back, there]) {
      await mirroring.sync(id);
      await mirroring.quiet();
    }
    expect(await titlesAt(caldav.person(), '/alice/home/')).toEqual(['Of Alice', 'Put here by Bob']);
    expect(await titlesAt(caldav.person('bob'), '/bob/of-alice/')).toEqual(['Of Alice', 'Put here by Bob']);
    const counts = { created: 0, updated: 0, deleted: 0 };
    for (const { id } of [there, back]) expect((await mirroring.sync(id)).counts).toMatchObject(counts);
  });
});
