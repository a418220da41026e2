import { type SteadyEnd, steadyEnd } from './steady-end';

const now = Date.UTC(2026, 10, 29, 12);
const inMinutes = (minutes: number): number => now + minutes * 60_000;
const shown = (minutes: number, toldMsAgo = 1_000): SteadyEnd => ({
  end: inMinutes(minutes),
  toldAt: now - toldMsAgo,
});
const after = (before: SteadyEnd | null, minutes: number | null) => {
  const steady = steadyEnd(before, minutes === null ? null : inMinutes(minutes), now);
  return steady && (steady.end - now) / 60_000;
};

it.each([
  ['the first one', null, 12, 12],
  ['none before there is one', null, null, null],
  ['the same while the estimate hardly moves', shown(12), 13.5, 12],
  ['another when it has moved', shown(12), 14, 14],
  ['another when it comes nearer', shown(60), 50, 50],
  ['the same within a share of what is left', shown(60), 52, 60],
  ['the same near the end, where it moves by seconds', shown(1), 1.9, 1],
  ['the same when none is told for a moment', shown(12), null, 12],
  ['none when none is told any more', shown(12, 10_000), null, null],
  ['another when the end has passed', shown(-2), 3, 3],
])('shows %s', (_, before, told, expected) => {
  expect(after(before, told)).toBe(expected);
});

it('does not keep one that has not been told for long by being asked again and again', () => {
  const kept = steadyEnd(shown(12, 9_000), null, now);
  expect(steadyEnd(kept, null, now + 1_000)).toBeNull();
});
