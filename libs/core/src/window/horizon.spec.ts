import { horizonOf } from './horizon.js';

it.each([
  ['2026-02-10T00:00:00Z', '2026-04-01T00:00:00.000Z'],
  ['2026-04-01T00:00:00Z', '2026-04-01T00:00:00.000Z'],
  ['2026-04-02T00:00:00Z', '2026-07-01T00:00:00.000Z'],
  ['2026-12-31T00:00:00Z', '2027-01-01T00:00:00.000Z'],
])('a window to %s is written out to %s', (to, expected) => {
  expect(new Date(horizonOf({ from: '2026-01-01T00:00:00Z', to })).toISOString()).toBe(expected);
});
