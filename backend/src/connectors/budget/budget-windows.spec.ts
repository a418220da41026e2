import fc from 'fast-check';
import { type Budget, type BudgetWindows, windowsWithin } from './budget-windows.js';

/** Moments of those requests that windows let through which begin with their first request, as the limiter's do. */
function letThrough({ points, seconds }: BudgetWindows, asked: readonly number[]): number[] {
  let [begin, used] = [Number.NEGATIVE_INFINITY, 0];
  return asked.filter((at) => {
    if (at >= begin + seconds) [begin, used] = [at, 0];
    used += 1;
    return used <= points;
  });
}

/** The most requests in any stretch of so many seconds. */
const mostWithin = (seconds: number, moments: readonly number[]): number =>
  Math.max(0, ...moments.map((from) => moments.filter((at) => at >= from && at < from + seconds).length));

const budgets = fc.record({ requests: fc.integer({ min: 12, max: 60 }), seconds: fc.constantFrom(1, 60, 600) });
/** Pauses between requests, in shares of the stretch: bursts, trickles, and silence until just before or after a window's end. */
const pauses = fc.array(
  fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.05, noNaN: true }), fc.double({ min: 0, max: 1.2, noNaN: true })),
  { minLength: 50, maxLength: 300 },
);
const momentsOf = ({ seconds }: Budget, shares: readonly number[]): number[] => {
  let at = 0;
  return shares.map((share) => (at += share * seconds));
};

describe('the windows of a budget', () => {
  it('hold no more than it in any stretch of its length, wherever requests fall', () => {
    fc.assert(
      fc.property(budgets, fc.integer({ min: 2, max: 12 }), pauses, (budget, parts, shares) => {
        const sent = letThrough(windowsWithin(budget, parts), momentsOf(budget, shares));
        expect(mostWithin(budget.seconds, sent)).toBeLessThanOrEqual(budget.requests);
      }),
      { numRuns: 500 },
    );
  });

  it('would hold nearly twice as much, were they as long and as full as it', () => {
    const budget = { requests: 10, seconds: 60 };
    const asked = [0, ...Array.from({ length: 30 }, (_, index) => 55 + index * 0.4)];
    expect(mostWithin(60, letThrough(windowsWithin(budget, 1), asked))).toBe(19);
    expect(mostWithin(60, letThrough(windowsWithin(budget, 2), asked))).toBeLessThanOrEqual(10);
  });

  it('waste less of it, the smaller they are', () => {
    const perSecond = (parts: number): number => {
      const { points, seconds } = windowsWithin({ requests: 432, seconds: 60 }, parts);
      return points / seconds;
    };
    expect(perSecond(2)).toBeLessThan(perSecond(4));
    expect(perSecond(4)).toBeLessThan(perSecond(12));
    expect(perSecond(12)).toBeLessThan(432 / 60);
  });

  it('are of whole milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_600 }), fc.integer({ min: 1, max: 20 }), (seconds, parts) => {
        expect(Number.isInteger(windowsWithin({ requests: 100, seconds }, parts).seconds * 1000)).toBe(true);
      }),
    );
  });
});
