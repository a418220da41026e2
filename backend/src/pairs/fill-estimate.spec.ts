import fc from 'fast-check';
import { estimatedEnd, type FillOutlook } from './fill-estimate.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');

const secondsLeft = (named: Partial<FillOutlook>): number | null => {
  const outlook = { left: 1_000, others: 0, allowedPerSecond: null, donePerSecond: null, waitMs: 0, ...named };
  const end = estimatedEnd(outlook, NOW);
  return end && (end.getTime() - NOW) / 1000;
};

describe('the end of a first fill', () => {
  it('is not known while there is neither a budget nor a pace', () => expect(secondsLeft({})).toBeNull());

  it('goes by the budget before the first step', () => expect(secondsLeft({ allowedPerSecond: 5 })).toBe(200));

  it('is no sooner for a run that begins faster than its budget goes on', () =>
    expect(secondsLeft({ allowedPerSecond: 5, donePerSecond: 50 })).toBe(200));

  it('goes by the pace where the target is slower than the budget', () =>
    expect(secondsLeft({ allowedPerSecond: 5, donePerSecond: 2 })).toBe(500));

  it('counts what other first fills need of the budget, not of the pace', () => {
    expect(secondsLeft({ allowedPerSecond: 5, others: 500 })).toBe(300);
    expect(secondsLeft({ donePerSecond: 5, others: 500 })).toBe(200);
  });

  it('begins when the account may be asked again', () =>
    expect(secondsLeft({ allowedPerSecond: 5, waitMs: 60_000 })).toBe(260));

  it('is now when nothing is left', () => expect(secondsLeft({ left: 0, waitMs: 60_000 })).toBe(0));

  it('is never in the past, and never sooner for more work', () => {
    const rate = fc.option(fc.double({ min: 0.01, max: 1_000, noNaN: true }), { nil: null });
    const outlook = fc.record({
      left: fc.nat(100_000),
      others: fc.nat(100_000),
      allowedPerSecond: rate,
      donePerSecond: rate,
      waitMs: fc.nat(100_000),
    });
    fc.assert(
      fc.property(outlook, fc.nat(1_000), (some, more) => {
        const [soon, late] = [secondsLeft(some), secondsLeft({ ...some, left: some.left + more })];
        if (soon === null || late === null) return;
        expect(soon).toBeGreaterThanOrEqual(0);
        expect(late).toBeGreaterThanOrEqual(soon);
      }),
    );
  });
});
