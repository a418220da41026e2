import type { CalendarAnswer, PairAnswer } from '@calmirror/contracts';
import { describeWithRadicale } from '@calmirror/testkit';
import { anHour } from '../sync/harness/sample-feed.js';
import { CaldavMirroring } from './harness/caldav-mirroring.js';
import { mirrorsAt, personPuts } from './harness/standing.js';

const FROM = '/alice/private/';
const ONTO = '/bob/work/';
const EVENTS = 12;
const PAIRS = 10;

describeWithRadicale('requests that a CalDAV server is sent', () => {
  let caldav: CaldavMirroring;
  let source: CalendarAnswer;
  let pair: PairAnswer;

  beforeAll(async () => {
    caldav = await CaldavMirroring.start();
    source = await caldav.calendar(FROM);
    for (let number = 0; number < EVENTS; number += 1)
      await personPuts(
        caldav.person(),
        `${FROM}${number}.ics`,
        anHour(`event-${number}`, `Event ${number}`, number + 1),
      );
    pair = await caldav.mirroring.pair(source, await caldav.calendar(ONTO, 'bob'));
    await caldav.mirroring.settled(pair.id);
  });
  afterAll(() => caldav.stop());

  it('one for an unchanged calendar, with ten pairs on it, and none to any target', async () => {
    const { mirroring } = caldav;
    for (let number = 1; number < PAIRS; number += 1) {
      const { id } = await mirroring.pair(source, await mirroring.target(`Target ${number}`));
      await mirroring.settled(id);
    }
    const before = await mirrorsAt(caldav.person('bob'), ONTO);
    expect(await mirroring.pull(source.id)).toMatchObject({ status: 'succeeded', counts: { requests: 1, read: 0 } });
    await mirroring.quiet();
    expect(await mirrorsAt(caldav.person('bob'), ONTO)).toEqual(before);
  });

  it('as many writes as events changed, and no read of the target', async () => {
    const { mirroring } = caldav;
    for (const number of [1, 4, 7])
      await personPuts(caldav.person(), `${FROM}${number}.ics`, anHour(`event-${number}`, 'Changed', number + 1));
    await mirroring.pull(source.id);
    await mirroring.quiet();
    const [job] = await mirroring.running.db.query<{ counts: unknown }[]>(
      `SELECT counts FROM sync_jobs WHERE kind = 'mirror' AND subject_id = $1 ORDER BY created_at DESC LIMIT 1`,
      [pair.id],
    );
    expect(job?.counts).toMatchObject({ updated: 3, requests: 3 });
  });

  it('as many for a person who asks for the pair, and one job', async () => {
    const { mirroring } = caldav;
    const jobs = async (): Promise<number> =>
      (await mirroring.client.get(`/api/jobs?kind=mirror&pairId=${pair.id}`)).json<{ total: number }>().total;
    const before = await jobs();
    await personPuts(caldav.person(), `${FROM}2.ics`, anHour('event-2', 'Changed', 3));
    expect((await mirroring.sync(pair.id)).counts).toMatchObject({ read: 1, updated: 1, requests: 3 });
    await mirroring.quiet();
    expect(await jobs()).toBe(before + 1);
  });
});
