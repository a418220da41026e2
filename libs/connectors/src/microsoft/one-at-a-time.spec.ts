import { OneAtATime } from './one-at-a-time.js';

describe('one at a time', () => {
  it('lets each of a name wait for the one before, in order, and others go', async () => {
    const turns = new OneAtATime();
    const told: string[] = [];
    let end: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    const first = turns.run('a', async () => {
      told.push('first begins');
      await held;
      told.push('first ends');
    });
    const second = turns.run('a', () => Promise.resolve(told.push('second')));
    await turns.run('b', () => Promise.resolve(told.push('other')));
    end();
    await Promise.all([first, second]);
    expect(told).toEqual(['first begins', 'other', 'first ends', 'second']);
  });

  it('goes on after one that failed, whose failure is its own', async () => {
    const turns = new OneAtATime();
    const failing = turns.run('a', () => Promise.reject(new Error('no')));
    const next = turns.run('a', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });
});
