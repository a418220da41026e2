import { ProviderError, type ProviderErrorKind } from '@calmirror/core';
import { failuresAfter, nextTry } from './next-try.js';

const ALMOST_ONE = 1 - Number.EPSILON;
const HOUR = 3_600_000;
const lost = new ProviderError('temporary', 'connection-failed', 'It hung up.');

describe('the next try to listen', () => {
  it('comes later each time, at most an hour, and never stops', () => {
    const delays = [1, 2, 3, 12, 10_000].map((failures) => nextTry(lost, failures, ALMOST_ONE));
    expect(delays).toEqual([10_000, 20_000, 40_000, HOUR, HOUR]);
  });

  it('is spread over the whole of its delay', () => {
    expect([0, 0.25, 0.5].map((random) => nextTry(lost, 1, random))).toEqual([0, 2_500, 5_000]);
  });

  it.each(['auth', 'blocked', 'not-found', 'rejected'] satisfies ProviderErrorKind[])(
    'does not come after %s: it would fail the same way',
    (kind) => {
      expect(nextTry(new ProviderError(kind, 'refused', 'No.'), 1, 0.5)).toBeNull();
    },
  );

  it('waits for as long as the provider asks', () => {
    const busy = new ProviderError('rate-limited', 'too-many-requests', 'Later.', 60_000);
    expect(nextTry(busy, 1, 0)).toBe(60_000);
    expect(nextTry(new ProviderError('rate-limited', 'too-many-requests', 'Later.'), 4, ALMOST_ONE)).toBe(80_000);
  });

  it('comes in its turn where a budget of our own is used up, however often', () => {
    const turn = new ProviderError('rate-limited', 'budget-exhausted', 'Later.', 3_000);
    expect(nextTry(turn, 50, 0)).toBe(3_000);
  });

  it('comes after a fault of our own as well', () => {
    expect(nextTry(new TypeError('a bug'), 1, ALMOST_ONE)).toBe(10_000);
  });
});

describe('failures in a row', () => {
  it('are counted on where a connection is let in and dropped at once', () => {
    expect([failuresAfter(0, 0), failuresAfter(1, 0), failuresAfter(2, 59_999)]).toEqual([1, 2, 3]);
  });

  it('begin anew after one that stood', () => {
    expect(failuresAfter(7, 60_000)).toBe(1);
  });
});
