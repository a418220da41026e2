import type { CalendarAnswer, ConnectorRemoval, PairAnswer } from '@calmirror/contracts';
import { newId } from '../../src/database/new-id.js';
import { House } from '../pairs/house.js';

describe('what the removal of a connector would concern', () => {
  let house: House;
  let connectorId: string;

  beforeAll(async () => {
    house = await House.build();
  });
  afterAll(() => house.running.stop());

  const removal = async (): Promise<ConnectorRemoval> =>
    (await house.client.get(`/api/connectors/${connectorId}/removal`)).json();

  it('is counted, each pair once, and the removal is refused while there are pairs', async () => {
    const [a, b, c] = [await house.calendar('A'), await house.calendar('B'), await house.calendar('C')];
    connectorId = (await house.client.get(`/api/calendars/${a}`)).json<CalendarAnswer>().connectorId;
    expect(await removal()).toEqual({ calendars: 3, pairs: 0, mirrors: 0 });

    const first = (await house.pair(a, b)).json<PairAnswer>();
    const second = (await house.pair(b, c)).json<PairAnswer>();
    await house.mappings(first.id, { e1: 'mirrored', e2: 'held', e3: 'filtered' });
    await house.mappings(second.id, { e1: 'mirrored' });
    expect(await removal()).toEqual({ calendars: 3, pairs: 2, mirrors: 3 });
    expect((await house.client.delete(`/api/connectors/${connectorId}`)).status).toBe(409);
  });

  it('is not known of a connector that there is not', async () => {
    expect((await house.client.get(`/api/connectors/${newId()}/removal`)).status).toBe(404);
  });
});
