import { eventually } from '../harness/eventually.js';
import { ListeningHouse, type ListenedPair } from './harness/listening-house.js';

/** Connections that are held with one account at most. */
const MOST = 8;

describe('an account with more folders than its server lets one connect to at once', () => {
  let house: ListeningHouse;
  let pairs: ListenedPair[];

  beforeAll(async () => {
    house = await ListeningHouse.start();
    pairs = await house.pairs(MOST + 2);
  });
  afterAll(() => house.stop());

  const standing = (): string[] => [...(pairs[0]?.account.provider.listeners.standing() ?? [])].sort();
  const first = (from: number, to: number): string[] => pairs.slice(from, to).map(({ source }) => source.id);

  it('is listened to by so many connections that reads still find room, in every worker', async () => {
    const other = await house.another();
    await eventually(() => expect(standing()).toEqual(first(0, MOST)));
    await eventually(async () => expect(await house.shares()).toEqual([MOST / 2, MOST / 2]));
    expect(standing()).toEqual(first(0, MOST));
    await other.stop();
  });

  it('says of the others that nobody listens to them', async () => {
    for (const pair of pairs.slice(MOST))
      expect(await house.push(pair)).toMatchObject({ state: 'off', reason: 'no-listener' });
  });

  it('is listened to for another folder when one is needed no longer', async () => {
    await house.client.put(`/api/pairs/${pairs[0]?.pairId}`, { enabled: false });
    await eventually(() => expect(standing()).toEqual(first(1, MOST + 1)));
  });
});
