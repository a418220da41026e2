import { PAIR_STATES } from '@calmirror/contracts/closed-lists';
import { ICONS } from './icons';

it.each(PAIR_STATES)('there is an icon for the state %s', (state) => {
  expect(Object.keys(ICONS)).toContain(`state-${state}`);
});

it('no two icons look the same', () => {
  expect(new Set(Object.values(ICONS)).size).toBe(Object.keys(ICONS).length);
});
