import fc from 'fast-check';
import { relativeTime, timeToCome } from './relative-time';

const now = Date.UTC(2026, 10, 22, 12);
const ago = (seconds: number): string => relativeTime(now - seconds * 1000, now, 'en', 'just now');

describe('relativeTime', () => {
  it.each([
    [0, 'just now'],
    [59.9, 'just now'],
    [60, '1 minute ago'],
    [119, '1 minute ago'],
    [3_599, '59 minutes ago'],
    [3_600, '1 hour ago'],
    [86_399, '23 hours ago'],
    [86_400, '1 day ago'],
    [29 * 86_400, '29 days ago'],
    [30 * 86_400, '1 month ago'],
    [364 * 86_400, '12 months ago'],
    [365 * 86_400, '1 year ago'],
  ])('tells %p seconds as %p', (seconds, words) => {
    expect(ago(seconds)).toBe(words);
  });

  it('takes a time that is still to come, by a clock that is ahead, for now', () => {
    expect(ago(-40)).toBe('just now');
  });

  it('never tells an age as longer than it is', () => {
    const length: Record<string, number> = { minute: 60, hour: 3_600, day: 86_400, month: 2_592_000, year: 31_536_000 };
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 10 ** 10 }), (seconds) => {
        const [amount, unit] = ago(seconds).replaceAll(',', '').replace('s ago', '').replace(' ago', '').split(' ');
        expect(Number(amount) * (length[unit ?? ''] ?? NaN)).toBeLessThanOrEqual(seconds);
      }),
    );
  });
});

it.each([
  [-40, 'any moment'],
  [59, 'any moment'],
  [60, 'in 1 minute'],
  [86_399, 'in 23 hours'],
  [6.9 * 86_400, 'in 6 days'],
  [40 * 86_400, 'in 1 month'],
])('timeToCome tells %p seconds as %p', (seconds, words) => {
  expect(timeToCome(now + seconds * 1000, now, 'en', 'any moment')).toBe(words);
});
