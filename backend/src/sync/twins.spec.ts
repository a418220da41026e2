import { anEvent } from '@calmirror/testkit';
import type { Stray } from './stray-mirrors.js';
import { unwantedTwins, whyTwinsStay } from './twins.js';

const twin = (mirrorId: string, uid: string | null): Stray => ({
  eventId: `event of ${mirrorId}`,
  mirrorId,
  object: {
    receipt: { targetId: `beside-${mirrorId}`, revision: null },
    content: { marker: '', event: uid === null ? null : anEvent({ uid }) },
  },
});
const twins = (count: number): Stray[] => Array.from({ length: count }, (_, index) => twin(`mirr0r${index}`, null));
const limits = { deletePercent: 30, deleteCount: 5 };

describe('twins', () => {
  it('go where they are few', () => {
    expect(whyTwinsStay(twins(5), limits, 100)).toBeNull();
    expect(whyTwinsStay(twins(1), limits, 2)).toBeNull();
    expect(whyTwinsStay([], limits, 0)).toBeNull();
  });

  it('stay where there are more than the guard lets go at once', () => {
    expect(whyTwinsStay(twins(6), limits, 100)).toBe('delete-count');
    expect(whyTwinsStay(twins(4), limits, 8)).toBe('delete-percent');
  });

  it('are all unwanted where a pair mends, and where people are respected all but their copies', () => {
    const [second, unreadable, copy] = [twin('aaaaa', 'aaaaa'), twin('bbbbb', null), twin('ccccc', 'a-copy')];
    expect(unwantedTwins([second, unreadable, copy], 'mend')).toEqual([second, unreadable, copy]);
    expect(unwantedTwins([second, unreadable, copy], 'respect')).toEqual([second, unreadable]);
  });
});
