import { LANES } from '@calmirror/contracts';
import fc from 'fast-check';
import { BACKGROUND_PRIORITY, claimRoom, laneOrder } from './lanes.js';

const lane = fc.constantFrom(...LANES);

describe('the order of lanes', () => {
  it('looks at push first and at upkeep last', () => {
    expect(laneOrder(0).map((priority) => LANES[priority])).toEqual(['push', 'interactive', 'poll', 'upkeep']);
  });

  it('looks from the far end once in eight claims, so that no lane starves', () => {
    const first = Array.from({ length: 80 }, (_, turn) => laneOrder(turn)[0]);
    expect(first.filter((priority) => priority === LANES.length - 1)).toHaveLength(10);
    expect(first.filter((priority) => priority === 0)).toHaveLength(70);
  });

  it('names every lane once in every turn', () => {
    fc.assert(fc.property(fc.nat(), (turn) => expect(laneOrder(turn).toSorted()).toEqual([0, 1, 2, 3])));
  });
});

describe('the room for a claim', () => {
  it('keeps a quarter of the slots, at least one, from the background', () => {
    expect(claimRoom(8, [])).toEqual({ any: 8, background: 6 });
    expect(claimRoom(2, [])).toEqual({ any: 2, background: 1 });
  });

  it('lets a worker with a single slot do everything', () => {
    expect(claimRoom(1, [])).toEqual({ any: 1, background: 1 });
  });

  it('lets the background have a free slot while the others are at push jobs', () => {
    expect(claimRoom(4, ['push', 'push', 'interactive'])).toEqual({ any: 1, background: 1 });
  });

  it('leaves the kept slot to the others when the background has its share', () => {
    expect(claimRoom(4, ['poll', 'poll', 'upkeep'])).toEqual({ any: 1, background: 0 });
  });

  it('never lets more run than there are slots, nor the background into the last of several', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.array(lane, { maxLength: 64 }), (concurrency, running) => {
        const { any, background } = claimRoom(concurrency, running);
        const inBackground = running.filter((name) => LANES.indexOf(name) >= BACKGROUND_PRIORITY).length;
        expect(any).toBe(Math.max(0, concurrency - running.length));
        expect(background).toBeGreaterThanOrEqual(0);
        expect(background).toBeLessThanOrEqual(any);
        if (concurrency > 1 && background > 0) expect(inBackground + background).toBeLessThan(concurrency);
      }),
    );
  });
});
