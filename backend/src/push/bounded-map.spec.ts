import { BoundedMap } from './bounded-map.js';

describe('a bounded map', () => {
  let now: number;
  let map: BoundedMap<number>;
  beforeEach(() => {
    now = 0;
    map = new BoundedMap(2, () => now);
  });

  it('forgets what was asked for least lately when it is full', () => {
    map.put('a', 1, 10);
    map.put('b', 2, 10);
    map.get('a');
    map.put('c', 3, 10);
    expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2]);
  });

  it('forgets what has had its time', () => {
    map.put('a', 1, 10);
    now = 10;
    expect([map.get('a'), map.size]).toEqual([undefined, 0]);
  });

  it('counts the time anew when something is put again', () => {
    map.put('a', 1, 10);
    now = 9;
    map.put('a', 2, 10);
    now = 18;
    expect(map.get('a')).toBe(2);
  });

  it('forgets what it is told to', () => {
    map.put('a', 1, 10);
    map.delete('a');
    expect(map.get('a')).toBeUndefined();
  });
});
