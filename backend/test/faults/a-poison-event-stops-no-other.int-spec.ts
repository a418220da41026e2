import { ProviderError } from '@calmirror/core';
import { aSeries } from '@calmirror/testkit';
import { FakeHouse, hourOf, type PairInHouse, titles } from './harness/fake-house.js';

/** As an adapter with a fault of its own may hand them in: their type says that they cannot be. */
const POISONS: Readonly<Record<string, object>> = {
  'no rules, where a list of them should be': { recurrence: { ...aSeries().recurrence, rules: null } },
  'a start that is no time': { start: { kind: 'instant', instant: 'noon' } },
  'a start of a kind that there is not': { start: { kind: 'lunar', day: 3 } },
  'a title that is a number': { summary: 42 },
  'categories that are no list': { categories: null },
  'zones that are no list': { zones: null },
};

describe('one event among many that nothing can be done with', () => {
  let house: FakeHouse;

  beforeAll(async () => {
    house = await FakeHouse.start();
  });
  afterAll(() => house.stop());

  /** What the adapter meets when it is asked to write the poisonous one. */
  const whenWritten = ({ to }: PairInHouse, act: (mirrorId: string) => void): void => {
    to.provider.watchedBy({
      arrived: (request) => {
        if (request.kind !== 'write') return;
        for (const operation of request.operations)
          if (operation.kind !== 'delete' && operation.mirror.event.summary === 'poison') act(operation.mirror.id);
      },
    });
  };

  it.each(Object.entries(POISONS))('%s: it alone is unreadable, and keeps its mirror', async (_, poison) => {
    const pair = await house.pair();
    pair.source.held.hold([hourOf('before'), hourOf('poison', poison), hourOf('then')]);
    await house.read(pair);
    expect(titles(pair)).toEqual(['before', 'then']);
    const reason = expect.stringMatching(/^bad-/) as string;
    expect(await house.mapping(pair, 'poison')).toEqual([{ state: 'unreadable', reason }]);
    expect(await house.standing(pair)).toEqual([{ state: 'ok', state_reason: 'some-events-unreadable' }]);

    pair.source.held.put(hourOf('poison'));
    await house.read(pair);
    expect(titles(pair)).toEqual(['before', 'poison', 'then']);
    pair.source.held.put(hourOf('poison', poison));
    pair.source.held.put(hourOf('later'));
    await house.read(pair);
    expect(titles(pair)).toEqual(['before', 'later', 'poison', 'then']);
  });

  it.each([
    ['its write is refused', 1],
    ['its write is refused', 20],
    ['its write is more than the adapter can bear', 1],
    ['its write is more than the adapter can bear', 20],
  ])('%s, %i at a time: the others are written', async (what, batchSize) => {
    const pair = await house.pair({ batchSize });
    pair.source.held.hold([hourOf('before'), hourOf('poison'), hourOf('then')]);
    whenWritten(pair, (mirrorId) => {
      if (what === 'its write is refused') pair.to.provider.refuse(mirrorId);
      else throw new TypeError('poison');
    });
    await house.read(pair);
    expect(titles(pair)).toEqual(['before', 'then']);
    expect(await house.mapping(pair, 'poison')).toEqual([{ state: 'failed', reason: 'refused' }]);
    expect(await house.standing(pair)).toEqual([{ state: 'ok', state_reason: 'some-events-failed' }]);
  });

  it.each([1, 20])(
    'its write ends in a server error, %i at a time: the others are written, and it in its time',
    async (batchSize) => {
      const pair = await house.pair({ batchSize });
      pair.source.held.hold([hourOf('before'), hourOf('poison'), hourOf('then')]);
      let errors = 0;
      whenWritten(pair, () => {
        errors += 1;
        if (errors <= 3) throw new ProviderError('temporary', 'server-error', 'The fake answered 500.');
      });
      const seen: unknown[] = [];
      await house.read(pair, async () => {
        seen.push(titles(pair), await house.mapping(pair, 'poison'), await house.standing(pair));
      });
      if (batchSize === 1)
        expect(seen).toEqual([
          ['before', 'then'],
          [{ state: 'failed', reason: 'server-error' }],
          [{ state: 'ok', state_reason: 'some-events-failed' }],
        ]);
      expect(titles(pair)).toEqual(['before', 'poison', 'then']);
      expect(await house.standing(pair)).toEqual([{ state: 'ok', state_reason: null }]);
    },
  );

  it('server errors for every event are no matter of one: the pair is failing', async () => {
    const pair = await house.pair({ batchSize: 1 });
    pair.source.held.hold([hourOf('one'), hourOf('three'), hourOf('two')]);
    let errors = 0;
    pair.to.provider.watchedBy({
      arrived: ({ kind }) => {
        if (kind !== 'write') return;
        errors += 1;
        if (errors <= 4) throw new ProviderError('temporary', 'server-error', 'The fake answered 500.');
      },
    });
    const seen: unknown[] = [];
    await house.read(pair, async () => {
      seen.push(errors, await house.standing(pair));
    });
    expect(seen).toEqual([3, [{ state: 'failing', state_reason: 'target-failing' }]]);
    expect(titles(pair)).toEqual(['one', 'three', 'two']);
  });
});
