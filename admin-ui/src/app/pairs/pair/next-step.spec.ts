import { PAIR_STATE_REASONS, type PairStateReason } from '@calmirror/contracts/closed-lists';
import { nextStep } from './next-step';

const counts = { mirrored: 3, filtered: 0, held: 0, failed: 0, respected: 0 };
const source = { connectorId: 'cs' };
const target = { id: 't', connectorId: 'ct' };
const step = (stateReason: PairStateReason | null, held = 0) =>
  nextStep({ id: 'p', state: 'ok', enabled: true, stateReason, counts: { ...counts, held } }, source, target);

it.each([
  ['source-needs-attention', ['/connectors', 'cs']],
  ['target-needs-attention', ['/connectors', 'ct']],
  ['target-not-writable', ['/calendars', 't']],
  ['deletions-held', ['/pairs', 'p', 'deletions']],
  ['some-events-failed', ['/pairs', 'p', 'events']],
] as const)('leads from %s to where it can be mended', (reason, link) => {
  expect(step(reason)).toMatchObject({ link });
});

it('has a step for every reason that does not pass by itself', () => {
  const without = PAIR_STATE_REASONS.filter((reason) => step(reason) === null);
  expect(without).toEqual(['first-fill', 'running']);
});

it('leads to held deletions also while a run is under way', () => {
  expect(step('running', 4)).toMatchObject({ act: 'deletions' });
});

it('asks for nothing where all is well', () => {
  expect(step(null)).toBeNull();
});

it('waits until it is known whose connector it is', () => {
  expect(
    nextStep(
      { id: 'p', state: 'needs-attention', enabled: true, stateReason: 'source-needs-attention', counts },
      null,
      null,
    ),
  ).toBeNull();
});
