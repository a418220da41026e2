import type { ConnectorAnswer, Listing, PairAnswer } from '@calmirror/contracts';
import { House } from './house.js';

it('the pairs of a connector are those that read or write one of its calendars, each once', async () => {
  const house = await House.build();
  try {
    const { client } = house;
    const feeds = (
      await client.post('/api/connectors', { kind: 'published', name: 'Feeds', settings: {} })
    ).json<ConnectorAnswer>();
    const feed = (await client.post('/api/calendars', { connectorId: feeds.id, name: 'Feed' })).json<{ id: string }>();
    const source = await house.calendar('Private');
    await house.pair(source, await house.calendar('Work'), { name: 'Within' });
    await house.pair(source, feed.id, { name: 'Outwards' });

    const names = async (connectorId: string): Promise<string[]> => {
      const { items, total } = (await client.get(`/api/pairs?connectorId=${connectorId}`)).json<Listing<PairAnswer>>();
      return [...items.map(({ name }) => name), `of ${total}`];
    };
    const { items } = (await client.get('/api/connectors?kind=caldav')).json<Listing<ConnectorAnswer>>();
    expect(await names(items[0]?.id ?? '')).toEqual(['Outwards', 'Within', 'of 2']);
    expect(await names(feeds.id)).toEqual(['Outwards', 'of 1']);
    expect((await client.get('/api/pairs?connectorId=nothing')).status).toBe(400);
  } finally {
    await house.running.stop();
  }
});
