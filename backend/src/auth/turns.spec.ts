import { Turns } from './turns.js';

describe('Turns', () => {
  it('never runs more at once than it may, and lets everyone have a turn, failing ones too', async () => {
    const turns = new Turns(2);
    let [running, most] = [0, 0];
    const task = async (fails: boolean): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (fails) throw new Error('failed');
    };
    const ends = await Promise.allSettled([0, 1, 0, 1, 0, 0].map((fails) => turns.take(() => task(fails === 1))));
    expect(ends.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect([most, running]).toEqual([2, 0]);
  });
});
