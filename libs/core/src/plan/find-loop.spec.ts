import { findLoop, type PairEdge } from './find-loop.js';

function edge(path: string, pairId: string | null = path): PairEdge {
  const [sourceCalendarId = '', targetCalendarId = ''] = path.split('>');
  return { pairId, sourceCalendarId, targetCalendarId };
}

describe('findLoop', () => {
  it.each([
    ['a calendar onto itself', [], 'a>a', ['a', 'a']],
    ['two that mirror each other', ['a>b'], 'b>a', ['b', 'a', 'b']],
    ['a ring of four', ['a>b', 'b>c', 'c>d'], 'd>a', ['d', 'a', 'b', 'c', 'd']],
    ['the shortest of two ways round', ['a>b', 'b>c', 'c>d', 'b>d'], 'd>a', ['d', 'a', 'b', 'd']],
    ['a ring in the middle that was there before', ['b>c', 'c>b'], 'a>b', null],
    ['a chain', ['a>b', 'b>c'], 'c>d', null],
    ['a second pair of the same calendars', ['a>b'], 'a>b', null],
    ['two ways to the same calendar', ['a>b', 'a>c', 'b>d'], 'c>d', null],
    ['the first pair of all', [], 'a>b', null],
  ])('%s', (_, pairs, candidate, expected) => {
    expect(
      findLoop(
        pairs.map((pair) => edge(pair)),
        edge(candidate, null),
      ),
    ).toEqual(expected);
  });

  it('does not count the stored form of a pair that is being turned round', () => {
    expect(findLoop([edge('a>b', 'pair-1')], edge('b>a', 'pair-1'))).toBeNull();
  });
});
