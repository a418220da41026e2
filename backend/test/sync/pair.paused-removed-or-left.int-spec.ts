import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import { feedOf } from './harness/sample-feed.js';

describe('a pair that ends', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(3)));
  });
  afterAll(() => mirroring.stop());

  const filled = async () => {
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source('/rota.ics'), target);
    await mirroring.settled(pair.id);
    return { target, pair };
  };
  const events = (text: string): number => text.split('BEGIN:VEVENT').length - 1;

  it('takes its mirrors away when it is removed', async () => {
    const { target, pair } = await filled();
    const answer = await mirroring.client.delete(`/api/pairs/${pair.id}`);
    expect(answer.status).toBe(202);
    await mirroring.ended(answer.json<{ id: string }>().id);
    expect((await mirroring.client.get(`/api/pairs/${pair.id}`)).status).toBe(404);
    expect(events(await mirroring.feedText(target))).toBe(0);
  });

  it('leaves them when asked to', async () => {
    const { target, pair } = await filled();
    expect((await mirroring.client.delete(`/api/pairs/${pair.id}?mirrors=keep`)).status).toBe(204);
    expect((await mirroring.client.get(`/api/pairs/${pair.id}`)).status).toBe(404);
    expect(events(await mirroring.feedText(target))).toBe(3);
  });

  it('stands still while it is paused, and catches up afterwards', async () => {
    const { target, pair } = await filled();
    const { name, filters, window, intervalSeconds, limits, policy } = pair;
    const settings = { name, filters, window, intervalSeconds, limits, policy };
    await mirroring.client.put(`/api/pairs/${pair.id}`, { ...settings, enabled: false });
    mirroring.feeds.route('/rota.ics', feed.conditional(feedOf(4)));
    const job = await mirroring.sync(pair.id);
    expect(job.counts).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    expect((await mirroring.pairNow(pair.id)).state).toBe('paused');
    expect(events(await mirroring.feedText(target))).toBe(3);

    await mirroring.client.put(`/api/pairs/${pair.id}`, { ...settings, enabled: true });
    await mirroring.settled(pair.id, 'ok');
    expect(events(await mirroring.feedText(target))).toBe(4);
  });
});
