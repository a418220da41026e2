import { PAIR_STATE_REASONS, PAIR_STATES } from '@calmirror/contracts/closed-lists';
import { nextStep, pathOf } from './next-step';

describe('nextStep', () => {
  it.each([
    ['held', 'deletions-held', 'deletions'],
    ['needs-attention', 'source-needs-attention', 'sourceConnector'],
    ['needs-attention', 'target-needs-attention', 'targetConnector'],
    ['needs-attention', 'target-not-writable', 'targetConnector'],
    ['failing', 'source-failing', 'syncNow'],
    ['failing', 'internal-error', 'syncNow'],
    ['failing', 'some-events-failed', 'events'],
    ['failing', null, 'syncNow'],
    ['held', null, 'deletions'],
    ['needs-attention', null, 'pair'],
  ] as const)('of a pair that is %s because of %s is %s', (state, stateReason, step) => {
    expect(nextStep({ state, stateReason })).toBe(step);
  });

  it('is known whatever the server says', () => {
    for (const state of PAIR_STATES) {
      for (const stateReason of [null, ...PAIR_STATE_REASONS]) expect(nextStep({ state, stateReason })).toBeDefined();
    }
  });
});

it.each([
  ['deletions', ['/pairs', 'p', 'deletions']],
  ['events', ['/pairs', 'p', 'events']],
  ['pair', ['/pairs', 'p']],
  ['syncNow', null],
  ['sourceConnector', null],
] as const)('%s leads to %j', (step, path) => {
  expect(pathOf(step, 'p')).toEqual(path);
});
