import type { CalendarAnswer, Listing, PairAnswer } from '@calmirror/contracts';
import { House } from './house.js';

describe('an answer of pairs', () => {
  let house: House;
  let plain: PairAnswer;
  let published: PairAnswer;
  let feed: CalendarAnswer;

  beforeAll(async () => {
    house = await House.build();
    const { client } = house;
    const feeds = await client.post('/api/connectors', { kind: 'published', name: 'Feeds', settings: {} });
    const connectorId = feeds.json<{ id: string }>().id;
    feed = (await client.post('/api/calendars', { connectorId, name: 'Team sees' })).json();
    const source = await house.calendar('Private');
    plain = (await house.pair(source, await house.calendar('Work'), { name: 'A' })).json();
    published = (await house.pair(source, feed.id, { name: 'B' })).json();
  });
  afterAll(() => house.running.stop());

  const told = ({ sourceName, targetName, feedUrl }: PairAnswer): object => ({ sourceName, targetName, feedUrl });
  const toWork = { sourceName: 'Private', targetName: 'Work', feedUrl: null };

  it('names both calendars when the pair is made, asked for and changed', async () => {
    const path = `/api/pairs/${plain.id}`;
    const changed = await house.client.put(path, { name: 'A' });
    expect([plain, (await house.client.get(path)).json<PairAnswer>(), changed.json<PairAnswer>()].map(told)).toEqual([
      toWork,
      toWork,
      toWork,
    ]);
  });

  it('has the names in the list, and the address of a published target', async () => {
    const { items } = (await house.client.get('/api/pairs')).json<Listing<PairAnswer>>();
    expect(feed.feedUrl).toMatch(/\/feeds\/.+\.ics$/);
    expect(items.map(told)).toEqual([
      toWork,
      { sourceName: 'Private', targetName: 'Team sees', feedUrl: feed.feedUrl },
    ]);
  });

  it('follows a calendar that is renamed, and an address that is revoked', async () => {
    await house.client.put(`/api/calendars/${feed.id}`, { name: 'Team saw' });
    await house.client.delete(`/api/calendars/${feed.id}/address`);
    const answer = (await house.client.get(`/api/pairs/${published.id}`)).json<PairAnswer>();
    expect(told(answer)).toEqual({ sourceName: 'Private', targetName: 'Team saw', feedUrl: null });
  });
});
