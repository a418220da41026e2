import { FeedCache } from './feed-cache.js';

describe('FeedCache', () => {
  const counting = () => {
    const made: string[] = [];
    const cache = new FeedCache<string>(10, (value) => value.length);
    const get = (key: string, value = 'xxxx'): Promise<string> =>
      cache.get(key, () => {
        made.push(key);
        return Promise.resolve(value);
      });
    return { made, get };
  };

  it('makes a value once, however many ask at the same time', async () => {
    const { made, get } = counting();
    expect(await Promise.all([get('a'), get('a'), get('a')])).toEqual(['xxxx', 'xxxx', 'xxxx']);
    expect(made).toEqual(['a']);
  });

  it('lets go of what was used least lately when it is full', async () => {
    const { made, get } = counting();
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('keeps nothing that is larger than all of it', async () => {
    const { made, get } = counting();
    await get('big', 'x'.repeat(11));
    await get('big', 'x'.repeat(11));
    await get('a');
    await get('a');
    expect(made).toEqual(['big', 'big', 'a']);
  });

  it('forgets a failure', async () => {
    const cache = new FeedCache<string>(10, (value) => value.length);
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('a', () => Promise.resolve('yes'))).toBe('yes');
  });
});
