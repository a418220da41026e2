import type { Listing, PairEventAnswer } from '@calmirror/contracts';
import { aFeed, feed } from '@calmirror/testkit';
import { Mirroring } from '../sync/harness/mirroring.js';
import { anHour, dashedIn } from '../sync/harness/sample-feed.js';

describe("a pair's events", () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  const events = async (pairId: string, of = 'events'): Promise<PairEventAnswer[]> =>
    (await mirroring.client.get(`/api/pairs/${pairId}/${of}`)).json<Listing<PairEventAnswer>>().items;

  it('tell title and start of their mirrors, under the policy, also while a deletion is held', async () => {
    const day = dashedIn(3).slice(0, 10);
    const wholeDay = `BEGIN:VEVENT\r\nUID:whole\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:${day.replaceAll('-', '')}\r\nSUMMARY:Fair\r\nEND:VEVENT`;
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed([anHour('hour', 'Dentist', 2), wholeDay])));
    const source = await mirroring.source('/rota.ics');
    const full = await mirroring.pair(source, await mirroring.target(), {
      limits: { deletePercent: 0, deleteCount: 0 },
    });
    const busy = await mirroring.pair(source, await mirroring.target('Other'), { policy: { preset: 'busy' } });
    await mirroring.settled(full.id);
    await mirroring.settled(busy.id);

    const [hour, whole] = (await events(full.id)).sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
    expect(hour).toMatchObject({ summary: 'Dentist', allDay: false });
    expect(Date.parse(hour?.start ?? '')).toBeGreaterThan(Date.now());
    expect(whole).toMatchObject({ summary: 'Fair', allDay: true, start: day });
    expect((await events(busy.id)).map(({ summary }) => summary)).not.toContain('Dentist');

    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed([])));
    await mirroring.sync(full.id);
    expect((await events(full.id, 'deletions')).map(({ summary }) => summary).sort()).toEqual(['Dentist', 'Fair']);
  });

  it('tell nothing where there is no mirror, and where no key opens what was kept', async () => {
    mirroring.feeds.route('/free.ics', feed.conditional(aFeed([anHour('a', 'A', 2)])));
    const pair = await mirroring.pair(await mirroring.source('/free.ics'), await mirroring.target('Third'));
    await mirroring.settled(pair.id);
    await mirroring.running.db.query(`UPDATE mappings SET content = '\\x0102' WHERE pair_id = $1`, [pair.id]);
    expect(await events(pair.id)).toMatchObject([{ state: 'mirrored', summary: null, start: null, allDay: null }]);
  });
});
