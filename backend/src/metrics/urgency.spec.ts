import { urgencyOf } from './urgency.js';

const NOW = Date.parse('2026-11-29T10:00:00Z');
const HOUR = 3_600_000;

it.each([
  [-1, 'over'],
  [0, 'over'],
  [1, 'day'],
  [24, 'day'],
  [25, 'week'],
  [7 * 24, 'week'],
  [7 * 24 + 1, 'later'],
] as const)('what ends in %p hours is told as %p', (hours, urgency) => {
  expect(urgencyOf(NOW + hours * HOUR, NOW)).toBe(urgency);
});
