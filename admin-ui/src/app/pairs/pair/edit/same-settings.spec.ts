import { sameSettings } from './same-settings';

it.each([
  [
    'members in another order',
    { preset: 'custom', fields: { url: 1, geo: 2 } },
    { fields: { geo: 2, url: 1 }, preset: 'custom' },
    true,
  ],
  ['a member that is undefined', { preset: 'busy', fields: undefined }, { preset: 'busy' }, true],
  ['another value within', { fields: { url: { rule: 'copy' } } }, { fields: { url: { rule: 'drop' } } }, false],
  ['a list in another order', [1, 2], [2, 1], false],
  ['a number that is none', { days: Number.NaN }, { days: 1 }, false],
])('%s', (_, a, b, expected) => {
  expect(sameSettings(a, b)).toBe(expected);
});
