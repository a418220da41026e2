import fc from 'fast-check';
import { MOST_HELD, towardsFairShare } from './fair-share.js';

describe('the share of a worker in what is listened to', () => {
  it('is all of it for a worker alone, up to what it may hold', () => {
    expect(towardsFairShare({ wanted: 3, workers: 1, held: 0 })).toEqual({ takeOn: 3, giveUp: 0 });
    expect(towardsFairShare({ wanted: 10_000, workers: 1, held: 0 })).toEqual({ takeOn: MOST_HELD, giveUp: 0 });
  });

  it('is as much as the others have, and what is more is given up in steps', () => {
    expect(towardsFairShare({ wanted: 10, workers: 3, held: 1 })).toEqual({ takeOn: 3, giveUp: 0 });
    expect(towardsFairShare({ wanted: 10, workers: 3, held: 9 })).toEqual({ takeOn: 0, giveUp: 5 });
    expect(towardsFairShare({ wanted: 800, workers: 2, held: 800 })).toEqual({ takeOn: 0, giveUp: 100 });
  });

  it('is left alone once it is fair', () => {
    expect(towardsFairShare({ wanted: 10, workers: 3, held: 4 })).toEqual({ takeOn: 0, giveUp: 0 });
    expect(towardsFairShare({ wanted: 0, workers: 1, held: 0 })).toEqual({ takeOn: 0, giveUp: 0 });
  });

  it('comes to rest with everything taken on that there is room for, whoever held how much before', () => {
    const most = 50;
    const before = fc.array(fc.nat(most), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(before, fc.nat(400), (start, more) => {
        const held = [...start];
        const wanted = held.reduce((sum, one) => sum + one, 0) + more;
        const free = (): number => wanted - held.reduce((sum, one) => sum + one, 0);
        for (let round = 0; round < 10; round += 1)
          for (const [worker, mine] of held.entries()) {
            const { takeOn, giveUp } = towardsFairShare({ wanted, workers: held.length, held: mine }, most);
            held[worker] = mine - giveUp + Math.min(takeOn, free() + giveUp);
          }
        expect(held.reduce((sum, one) => sum + one, 0)).toBe(Math.min(wanted, most * held.length));
        expect(Math.max(...held)).toBeLessThanOrEqual(Math.min(most, Math.ceil(wanted / held.length)));
      }),
    );
  });
});
