import { feed } from '@calmirror/testkit';
import { Mirroring } from './harness/mirroring.js';
import type { Listing, PairEventAnswer } from '@calmirror/contracts';
import { aFeed } from '@calmirror/testkit';
import { feedOf } from './harness/sample-feed.js';

describe('a source that is suddenly empty', () => {
  let mirroring: Mirroring;

  beforeAll(async () => {
    mirroring = await Mirroring.start();
  });
  afterAll(() => mirroring.stop());

  const emptied = async (path: string) => {
    mirroring.feeds.route(path, feed.conditional(feedOf(5)));
    const target = await mirroring.target();
    const pair = await mirroring.pair(await mirroring.source(path), target);
    await mirroring.settled(pair.id);
    mirroring.feeds.route(path, feed.conditional(aFeed([])));
    await mirroring.sync(pair.id);
    await mirroring.settled(pair.id, 'held');
    return { target, pairId: pair.id };
  };
  const mirrorsOn = async (target: Parameters<Mirroring['feedText']>[0]): Promise<number> =>
    (await mirroring.feedText(target)).split('BEGIN:VEVENT').length - 1;

  it('deletes nothing: the deletions are held, listed, and the pair says so', async () => {
    const { target, pairId } = await emptied('/one.ics');

    expect(await mirroring.pairNow(pairId)).toMatchObject({
      state: 'held',
      stateReason: 'deletions-held',
      counts: { mirrored: 5, held: 5 },
    });
    expect(await mirrorsOn(target)).toBe(5);
    const held = (await mirroring.client.get(`/api/pairs/${pairId}/deletions`)).json<Listing<PairEventAnswer>>();
    expect(held.total).toBe(5);
    expect(held.items[0]).toMatchObject({ reason: 'vanished' });
  });

  it('loses its mirrors once a person approves', async () => {
    const { target, pairId } = await emptied('/two.ics');

    expect((await mirroring.client.post(`/api/pairs/${pairId}/deletions/approve`, {})).status).toBeLessThan(300);
    await mirroring.settled(pairId, 'ok');
    expect(await mirrorsOn(target)).toBe(0);
  });

  it('keeps its mirrors for good when a person discards, and follows again when the events come back', async () => {
    const { target, pairId } = await emptied('/three.ics');

    expect((await mirroring.client.post(`/api/pairs/${pairId}/deletions/discard`, {})).status).toBeLessThan(300);
    await mirroring.sync(pairId);
    expect(await mirroring.pairNow(pairId)).toMatchObject({ state: 'ok', counts: { mirrored: 5, held: 0 } });
    expect(await mirrorsOn(target)).toBe(5);

    mirroring.feeds.route('/three.ics', feed.conditional(feedOf(5).replace('Event 0', 'Renamed')));
    await mirroring.sync(pairId);
    expect(await mirroring.feedText(target)).toContain('SUMMARY:Renamed');
    expect(await mirrorsOn(target)).toBe(5);
  });

  it('simply goes on when the events are back before anybody looked', async () => {
    const { target, pairId } = await emptied('/four.ics');

    mirroring.feeds.route('/four.ics', feed.conditional(feedOf(5)));
    await mirroring.sync(pairId);
    expect(await mirroring.pairNow(pairId)).toMatchObject({ state: 'ok', counts: { mirrored: 5, held: 0 } });
    expect(await mirrorsOn(target)).toBe(5);
  });
});
