import { covers, deltaWindowFor } from './delta-window.js';

const DAY = 86_400_000;
const at = (day: number): string => `${new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString().slice(0, 19)}Z`;
const windowOn = (day: number): { from: string; to: string } => ({ from: at(day - 30), to: at(day + 366) });

describe('the window of a delta', () => {
  it('reaches beyond the one that is asked for, on both sides', () => {
    const { from, to } = deltaWindowFor(windowOn(0));
    expect(from < windowOn(0).from).toBe(true);
    expect(to > windowOn(0).to).toBe(true);
  });

  it('is good for five weeks in which the other moves on, and no longer', () => {
    const delta = deltaWindowFor(windowOn(0));
    const good = Array.from({ length: 60 }, (_, day) => covers(delta, windowOn(day)));
    expect(good.lastIndexOf(true)).toBe(35);
    expect(good.indexOf(false)).toBe(36);
  });

  it('is not good for one that was widened', () => {
    const delta = deltaWindowFor(windowOn(0));
    expect(covers(delta, { from: at(-365), to: at(366) })).toBe(false);
    expect(covers(delta, { from: at(-30), to: at(800) })).toBe(false);
  });
});
