import type { InstanceAnswer, Listing } from '@calmirror/contracts';
import { aFeed, feed } from '@calmirror/testkit';
import { Mirroring } from '../sync/harness/mirroring.js';
import { anHour, dashedIn } from '../sync/harness/sample-feed.js';

describe("a calendar's events", () => {
  let mirroring: Mirroring;
  let path: string;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    const events = ['a', 'b', 'c', 'd', 'e'].map((uid, day) => anHour(uid, uid, day + 1));
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed(events)));
    const source = await mirroring.source('/rota.ics');
    const pair = await mirroring.pair(source, await mirroring.target());
    await mirroring.settled(pair.id);
    path = `/api/calendars/${pair.sourceCalendarId}/events?from=${dashedIn(0)}&to=${dashedIn(20)}`;
  });
  afterAll(() => mirroring.stop());

  const listed = async (query: string): Promise<[string, number]> => {
    const { items, total } = (await mirroring.client.get(path + query)).json<Listing<InstanceAnswer>>();
    return [items.map(({ uid }) => uid).join(''), total];
  };

  it('are all there unless a page of them is asked for', async () => {
    expect(await listed('')).toEqual(['abcde', 5]);
    expect(await listed('&pageSize=2')).toEqual(['ab', 5]);
    expect(await listed('&page=3&pageSize=2')).toEqual(['e', 5]);
    expect(await listed('&page=4&pageSize=2')).toEqual(['', 5]);
    expect(await listed('&page=2')).toEqual(['', 5]);
  });
});
