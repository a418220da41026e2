import type { PairAnswer } from '@calmirror/contracts';
import { eventually } from '../harness/eventually.js';
import { House } from '../pairs/house.js';
import { Listening, newSession } from './harness/listening.js';

describe('an open console', () => {
  let house: House;
  let cookie: string;
  const open: Listening[] = [];

  beforeAll(async () => {
    house = await House.build();
    cookie = await newSession(house.running);
  });
  afterEach(() => open.splice(0).forEach((listening) => listening.leave()));
  afterAll(() => house.running.stop());

  const listen = async (topics: string): Promise<Listening> => {
    const listening = await Listening.to(house.running, topics, cookie);
    open.push(listening);
    await eventually(() => expect(listening.events[0]).toEqual({ event: 'hello', topics: topics.split(',') }));
    return listening;
  };

  it('is told that it is heard, uncompressed and past every cache', async () => {
    const { status, headers } = await listen('pairs');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('hears of a change that somebody else makes, and of nothing that it did not ask for', async () => {
    const [source, target] = [await house.calendar('Source'), await house.calendar('Target')];
    const all = await listen('pairs,audit,connectors');
    const { id } = (await house.pair(source, target)).json<PairAnswer>();
    await eventually(() => expect(all.told).toEqual(['audit', 'pairs']));

    const one = await listen(`pair:${id},jobs`);
    await house.client.put(`/api/pairs/${id}`, { name: 'Another name' });
    await eventually(() => expect(one.told).toEqual([`pair:${id}`]));
  });

  it('is told of many changes in few events', async () => {
    const connectors = await listen('connectors');
    for (let count = 0; count < 20; count += 1) {
      await house.client.post('/api/connectors', { kind: 'published', name: `Feeds ${count}`, settings: {} });
    }
    await eventually(() => expect(connectors.told).toEqual(['connectors']));
    expect(connectors.events.length).toBeLessThan(10);
  });

  it('is refused topics that there are not', async () => {
    for (const topics of ['', 'all', 'pair:1', 'pairs,pairs', 'pair:*', Array(30).fill('pairs').join(',')]) {
      const answer = await house.client.get(`/api/changes?topics=${topics}`);
      expect([topics, answer.status]).toEqual([topics, 400]);
    }
    expect((await house.client.get('/api/changes')).status).toBe(400);
  });
});
