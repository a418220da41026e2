import { eventually } from '../harness/eventually.js';
import { ListeningHouse, type ListenedPair } from './harness/listening-house.js';

const PAIRS = 7;

describe('two workers', () => {
  let house: ListeningHouse;
  let other: ListeningHouse;
  let pairs: ListenedPair[];

  beforeAll(async () => {
    house = await ListeningHouse.start();
    pairs = await house.pairs(PAIRS);
    await eventually(async () => expect(await house.shares()).toEqual([PAIRS]));
    other = await house.another();
  });
  afterAll(() => house.stop());

  const standing = (): string[] => [...(pairs[0]?.account.provider.listeners.standing() ?? [])].sort();
  const all = (): string[] => pairs.map(({ source }) => source.id).sort();

  it('share what there is to listen to', async () => {
    await eventually(async () => expect(await house.shares()).toEqual([4, 3]));
    expect(standing()).toEqual(all());
  });

  it('mirror what either of them hears', async () => {
    for (const [n, pair] of pairs.entries()) house.change(pair, `mail-${n}`);
    for (const pair of pairs) await eventually(() => expect(pair.target.held.all()).toHaveLength(1));
  });

  it('never listen to the same calendar', () => {
    expect(house.doubled).toEqual([]);
  });

  it('follow one another: what one that ends at once lets go of, the other takes on', async () => {
    const from = performance.now();
    await other.stop();
    expect(performance.now() - from).toBeLessThan(5_000);
    await eventually(async () => expect(await house.shares()).toEqual([PAIRS]));
    expect(standing()).toEqual(all());
    expect(house.doubled).toEqual([]);
  });
});
