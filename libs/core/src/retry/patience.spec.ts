import { patienceAfter } from './patience.js';

describe('the patience of a job', () => {
  it('grows while it gets nothing done, to an end', () => {
    let patience = 0;
    const steps = Array.from({ length: 12 }, () => (patience = patienceAfter(patience, false)));
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]);
  });

  it('falls with each time that it got on, to none', () => {
    expect(patienceAfter(3, true)).toBe(2);
    expect(patienceAfter(0, true)).toBe(0);
  });
});
