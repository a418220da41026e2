import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { aFeed } from '@calmirror/testkit';
import { anHour } from './harness/sample-feed.js';

const SECRET = 'Oncologist, ward 7';

describe('a policy that is edited later', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  it('is applied in place to what is on the target already', async () => {
    mirroring.feeds.route('/rota.ics', feed.conditional(aFeed([anHour('a', SECRET, 1), anHour('b', 'Lunch', 2)])));
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target, { policy: { preset: 'title' } });
    await mirroring.settled(pair.id);
    const shown = await mirroring.feedText(target);
    expect(shown.replaceAll('\\,', ',')).toContain(SECRET);

    const { name, enabled, filters, window, intervalSeconds, limits } = pair;
    const change = { name, enabled, filters, window, intervalSeconds, limits, policy: { preset: 'busy' } };
    expect((await mirroring.client.put(`/api/pairs/${pair.id}`, change)).status).toBe(200);
    await mirroring.quiet();

    const hidden = await mirroring.feedText(target);
    expect(hidden).not.toContain('Oncologist');
    expect(hidden).not.toContain('Lunch');
    expect(hidden.match(/^SUMMARY:.*$/gm)).toEqual(['SUMMARY:Busy', 'SUMMARY:Busy'].map((line) => `${line}`));
    const uids = (text: string) => text.match(/^UID:.*$/gm)?.sort();
    expect(uids(hidden)).toEqual(uids(shown));
  });

  it('a filter that is added takes its events away, and says why', async () => {
    const [pair] = (await mirroring.client.get('/api/pairs')).json<{ items: { id: string; name: string }[] }>().items;
    const id = pair?.id ?? '';
    const change = {
      name: 'Private to work',
      filters: [{ kind: 'text', mode: 'exclude', field: 'summary', pattern: 'lunch' }],
    };
    expect((await mirroring.client.put(`/api/pairs/${id}`, change)).status).toBe(200);
    await mirroring.quiet();

    expect(await mirroring.pairNow(id)).toMatchObject({ state: 'ok', counts: { mirrored: 1, filtered: 1 } });
    const kept = (await mirroring.client.get(`/api/pairs/${id}/events?state=filtered`)).json<{ items: object[] }>();
    expect(kept.items).toEqual([expect.objectContaining({ state: 'filtered', reason: 'text' })]);
  });
});
