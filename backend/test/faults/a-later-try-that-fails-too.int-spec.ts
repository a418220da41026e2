import { FakeHouse, hourOf, type PairInHouse, titles } from './harness/fake-house.js';

/** What the later try meets, and where the pair stands then. */
const FAULTS = [
  ['credentials-refused', 'needs-attention', 'target-needs-attention'],
  ['calendar-gone', 'needs-attention', 'target-needs-attention'],
] as const;

describe('an event that is tried again later, while its pair is up to date otherwise', () => {
  let house: FakeHouse;

  beforeAll(async () => {
    house = await FakeHouse.start();
  });
  afterAll(() => house.stop());

  const standing = (pair: PairInHouse): Promise<object[]> => house.standing(pair);

  it.each(FAULTS)('and then meets %s: the pair goes on once its target is well again', async (kind, state, reason) => {
    const pair = await house.pair({ batchSize: 1 });
    pair.source.held.hold([hourOf('first'), hourOf('second')]);
    pair.to.provider.failNext(null, { kind: 'conflict' }, { kind });
    await house.read(pair);
    expect(titles(pair)).toEqual(['first']);
    expect(await standing(pair)).toEqual([{ state, state_reason: reason }]);

    // Nothing has changed at the source: it is read as ever.
    await house.read(pair);
    expect(titles(pair)).toEqual(['first', 'second']);
    expect(await standing(pair)).toEqual([{ state: 'ok', state_reason: null }]);
    const written = pair.to.provider.requests;
    await house.read(pair);
    expect(pair.to.provider.requests).toBe(written);
  });

  it('and then its source cannot be read for a while: what its target refused is not forgotten', async () => {
    const pair = await house.pair({ batchSize: 1 });
    pair.source.held.hold([hourOf('first'), hourOf('second')]);
    pair.to.provider.failNext(null, { kind: 'conflict' }, { kind: 'credentials-refused' });
    await house.read(pair);
    pair.from.provider.failNext({ kind: 'credentials-refused' });
    await house.read(pair);
    expect(await standing(pair)).toEqual([{ state: 'needs-attention', state_reason: 'source-needs-attention' }]);

    await house.read(pair);
    expect(titles(pair)).toEqual(['first', 'second']);
    expect(await standing(pair)).toEqual([{ state: 'ok', state_reason: null }]);
  });
});
