import fc from 'fast-check';
import { lookAfterFailure, renewalAt } from './channel-times.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const random = fc.double({ min: 0, max: 0.999, noNaN: true });

describe('when a channel is renewed', () => {
  it('is more than a day before the end of one of six days', () => {
    expect(renewalAt(0, 6 * DAY, 0)).toBeCloseTo(4.2 * DAY);
    expect(renewalAt(0, 6 * DAY, 0.999)).toBeLessThan(4.9 * DAY);
  });

  it('is within its life, however short the provider makes it', () => {
    fc.assert(
      fc.property(fc.nat(30 * DAY), random, (life, chance) => {
        const at = renewalAt(0, life, chance);
        expect(at).toBeGreaterThanOrEqual(0.7 * life);
        expect(at).toBeLessThanOrEqual(0.8 * life);
      }),
    );
  });
});

describe('when a failure is looked at again', () => {
  it('is an hour later, or six where the provider refuses', () => {
    expect(lookAfterFailure(0, { refused: false, standingUntil: null }, 0)).toBe(HOUR);
    expect(lookAfterFailure(0, { refused: true, standingUntil: null }, 0)).toBe(6 * HOUR);
  });

  it('is before a channel that still stands has ended, and a minute later at least', () => {
    expect(lookAfterFailure(0, { refused: true, standingUntil: 2 * HOUR }, 0)).toBe(HOUR);
    expect(lookAfterFailure(0, { refused: true, standingUntil: -HOUR }, 0)).toBe(60_000);
  });
});
