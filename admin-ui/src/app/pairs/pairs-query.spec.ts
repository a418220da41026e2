import { sortingOf, spelt, stateOf, turned } from './pairs-query';

it.each([
  [undefined, 'state'],
  ['name', 'name'],
  ['-lastSucceededAt', '-lastSucceededAt'],
  ['createdAt; drop', 'state'],
])('?sort=%s sorts by %s', (text, expected) => {
  expect(spelt(sortingOf(text))).toBe(expected);
});

it('turns the order round when the same head is pressed again, and begins anew with another', () => {
  const byName = turned(sortingOf(undefined), 'name');
  expect([byName, turned(byName, 'name'), turned(turned(byName, 'name'), 'state')].map(spelt)).toEqual([
    'name',
    '-name',
    'state',
  ]);
});

it('knows no state that is none', () => {
  expect([stateOf('held'), stateOf('broken'), stateOf(undefined)]).toEqual(['held', null, null]);
});
