import type { CalendarSample } from '@calmirror/contracts';
import { aFeed, feed } from '@calmirror/testkit';
import { Mirroring } from '../sync/harness/mirroring.js';
import { anHour } from '../sync/harness/sample-feed.js';

describe("a sample of a calendar's events", () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  const sampled = async (path: string, events: readonly string[]): Promise<CalendarSample> => {
    mirroring.feeds.route(path, feed.conditional(aFeed(events)));
    const source = await mirroring.source(path);
    const sample = `/api/calendars/${source.id}/sample`;
    expect((await mirroring.client.get(sample)).json()).toMatchObject({ items: [], total: 0 });
    await mirroring.pull(source.id);
    return (await mirroring.client.get(sample)).json();
  };
  const uids = ({ items }: CalendarSample): string[] => items.map(({ uid }) => uid);

  it('has what comes in the next 31 days, the next one first, whole', async () => {
    const sample = await sampled('/some.ics', [
      anHour('later', 'Later', 20),
      anHour('next', 'Next', 2),
      anHour('past', 'Past', -3),
      anHour('far', 'Far', 90),
    ]);
    expect(uids(sample)).toEqual(['next', 'later']);
    expect(sample.total).toBe(2);
    expect(sample.items[0]).toMatchObject({ summary: 'Next', recurrence: null, overrides: [], attendees: [] });
  });

  it('has the nearest where nothing comes soon', async () => {
    expect(uids(await sampled('/far.ics', [anHour('b', 'B', 90), anHour('a', 'A', 60)]))).toEqual(['a', 'b']);
    expect(uids(await sampled('/past.ics', [anHour('b', 'B', -9), anHour('a', 'A', -4)]))).toEqual(['a', 'b']);
  });

  it('has fifty of many, and says how many there are', async () => {
    const many = Array.from({ length: 60 }, (_, day) => anHour(`e${day}`, 'Many', 1 + (day % 25)));
    const sample = await sampled('/many.ics', many);
    expect([sample.items.length, sample.total]).toEqual([50, 60]);
  });

  it('is refused of a calendar that is not read', async () => {
    const { id } = await mirroring.target();
    await mirroring.running.db.query('UPDATE calendars SET readable = false WHERE id = $1', [id]);
    expect((await mirroring.client.get(`/api/calendars/${id}/sample`)).status).toBe(409);
  });
});
