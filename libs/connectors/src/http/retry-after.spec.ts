import { parseRetryAfter } from './retry-after.js';

const NOW = Date.parse('2026-03-02T10:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['zero seconds', '0', 0],
    ['a date to come', 'Mon, 02 Mar 2026 10:05:00 GMT', 300_000],
    ['a date in the past', 'Mon, 02 Mar 2026 09:00:00 GMT', 0],
    ['more than a day', '999999999', 86_400_000],
    ['a date in ten years', 'Sun, 02 Mar 2036 10:00:00 GMT', 86_400_000],
  ])('reads %s', (_what, value, wait) => expect(parseRetryAfter(value, NOW)).toBe(wait));

  it.each([null, '', '-5', '1.5', 'soon', '5 minutes'])('takes %p for no answer', (value) =>
    expect(parseRetryAfter(value, NOW)).toBeNull(),
  );
});
