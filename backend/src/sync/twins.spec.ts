import type { Stray } from './stray-mirrors.js';
import { whyTwinsStay } from './twins.js';

const twins = (count: number): Stray[] =>
  Array.from({ length: count }, (_, index) => ({
    eventId: `event-${index}`,
    mirrorId: `mirr0r${index}`,
    object: { receipt: { targetId: `copy-${index}`, revision: null }, content: null },
  }));
const mending = { targetEdits: 'mend', limits: { deletePercent: 30, deleteCount: 5 } } as const;

describe('copies of mirrors', () => {
  it('go where they are few', () => {
    expect(whyTwinsStay(mending, twins(5), 100)).toBeNull();
    expect(whyTwinsStay(mending, twins(1), 2)).toBeNull();
    expect(whyTwinsStay(mending, [], 0)).toBeNull();
  });

  it('stay where there are more than the guard lets go at once', () => {
    expect(whyTwinsStay(mending, twins(6), 100)).toBe('delete-count');
    expect(whyTwinsStay(mending, twins(4), 8)).toBe('delete-percent');
  });

  it('stay where people are respected, be it one', () => {
    expect(whyTwinsStay({ ...mending, targetEdits: 'respect' }, twins(1), 100)).toBe('respected');
  });
});
