import fc from 'fast-check';
import { nextPullSeconds, type PullRhythm } from './next-pull.js';

const rhythm = (more: Partial<PullRhythm> = {}): PullRhythm => ({
  intervalSeconds: 300,
  refreshSeconds: null,
  quietPulls: 0,
  pushed: false,
  needsAttention: false,
  ...more,
});

describe('the time to the next read', () => {
  it('is the shortest interval of the pairs', () => {
    expect(nextPullSeconds(rhythm(), 0)).toBe(300);
  });

  it('is what the source asks for when that is longer', () => {
    expect(nextPullSeconds(rhythm({ refreshSeconds: 3_600 }), 0)).toBe(3_600);
    expect(nextPullSeconds(rhythm({ refreshSeconds: 60 }), 0)).toBe(300);
  });

  it('doubles after a hundred quiet reads, and again after three hundred', () => {
    const at = (quietPulls: number): number => nextPullSeconds(rhythm({ quietPulls }), 0);
    expect([at(99), at(100), at(299), at(300)]).toEqual([300, 600, 600, 1_200]);
  });

  it('slows no further than an hour, but leaves a longer interval as it is', () => {
    expect(nextPullSeconds(rhythm({ intervalSeconds: 1_800, quietPulls: 300 }), 0)).toBe(3_600);
    expect(nextPullSeconds(rhythm({ intervalSeconds: 86_400, quietPulls: 300 }), 0)).toBe(86_400);
  });

  it('is twelve times as long, an hour at most, where the provider tells of changes', () => {
    const pushed = (more: Partial<PullRhythm> = {}): number => nextPullSeconds(rhythm({ pushed: true, ...more }), 0);
    expect(pushed()).toBe(3_600);
    expect(pushed({ intervalSeconds: 60, quietPulls: 300 })).toBe(720);
    expect(pushed({ intervalSeconds: 7_200 })).toBe(7_200);
  });

  it('is a quarter of an hour at least while the connector needs attention', () => {
    expect(nextPullSeconds(rhythm({ needsAttention: true }), 0)).toBe(900);
  });

  it('is spread upwards, by a tenth at most', () => {
    expect(nextPullSeconds(rhythm(), 0.5)).toBeCloseTo(315);
  });

  it('is never sooner than pairs and source ask for, nor later than twelve times that and the spread', () => {
    const seconds = fc.integer({ min: 5, max: 604_800 });
    const any = fc.record({
      intervalSeconds: seconds,
      refreshSeconds: fc.option(seconds),
      quietPulls: fc.nat(10_000),
      pushed: fc.boolean(),
      needsAttention: fc.boolean(),
    });
    fc.assert(
      fc.property(any, fc.double({ min: 0, max: 0.999, noNaN: true }), (given, random) => {
        const asked = Math.max(given.intervalSeconds, given.refreshSeconds ?? 0, given.needsAttention ? 900 : 0);
        const next = nextPullSeconds(given, random);
        expect(next).toBeGreaterThanOrEqual(asked);
        expect(next).toBeLessThanOrEqual(asked * (given.pushed ? 12 : 4) * 1.1);
      }),
    );
  });
});
