import { FakeHouse, hourOf, type PairInHouse, titles } from './harness/fake-house.js';

describe('a write that a target carried out and whose answer was lost, when the source has gone back before the next try', () => {
  let house: FakeHouse;
  let pair: PairInHouse;

  beforeAll(async () => {
    house = await FakeHouse.start();
    pair = await house.pair();
    pair.source.held.hold([hourOf('stays'), hourOf('lunch')]);
    await house.read(pair);
  });
  afterAll(() => house.stop());

  it.each([
    ['its answer', { kind: 'timeout-after-effect' }],
    ['its connection', { kind: 'cut-within-batch', after: 1 }],
  ] as const)('a change is taken back (lost: %s)', async (_, fault) => {
    pair.source.held.put(hourOf('lunch', { summary: 'dinner' }));
    pair.to.provider.failNext(fault);
    await house.read(pair, async () => {
      expect(titles(pair)).toEqual(['dinner', 'stays']);
      pair.source.held.put(hourOf('lunch'));
      await house.pull(pair);
    });
    expect(titles(pair)).toEqual(['lunch', 'stays']);
  });

  it('a deletion is made good', async () => {
    pair.source.held.delete('lunch');
    pair.to.provider.failNext({ kind: 'timeout-after-effect' });
    await house.read(pair, async () => {
      expect(titles(pair)).toEqual(['stays']);
      pair.source.held.put(hourOf('lunch'));
      await house.pull(pair);
    });
    expect(titles(pair)).toEqual(['lunch', 'stays']);
  });

  it('a mirror of an event that is gone is taken away', async () => {
    pair.source.held.put(hourOf('tea'));
    pair.to.provider.failNext({ kind: 'timeout-after-effect' });
    await house.read(pair, async () => {
      expect(titles(pair)).toEqual(['lunch', 'stays', 'tea']);
      pair.source.held.delete('tea');
      await house.pull(pair);
    });
    expect(titles(pair)).toEqual(['lunch', 'stays']);
  });
});
