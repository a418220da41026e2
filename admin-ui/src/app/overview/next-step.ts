import type { PairToAttend } from '@calmirror/contracts';
import type { PairState, PairStateReason } from '@calmirror/contracts/closed-lists';

/** What a person can do about a pair, and where. Names a word of `texts.overview.attention.acts`. */
export type NextStep = 'deletions' | 'sourceConnector' | 'targetConnector' | 'syncNow' | 'events' | 'pair';

/** For each reason the one step that helps; what has none is looked at. */
const STEP_OF_REASON: Partial<Record<PairStateReason, NextStep>> = {
  'deletions-held': 'deletions',
  'source-needs-attention': 'sourceConnector',
  'target-needs-attention': 'targetConnector',
  'target-not-writable': 'targetConnector',
  'source-failing': 'syncNow',
  'target-failing': 'syncNow',
  'internal-error': 'syncNow',
  'some-events-failed': 'events',
  'some-events-unreadable': 'events',
};

export function nextStep({ state, stateReason }: Pick<PairToAttend, 'state' | 'stateReason'>): NextStep {
  if (stateReason !== null) return STEP_OF_REASON[stateReason] ?? 'pair';
  return STEP_OF_STATE[state] ?? 'pair';
}

const STEP_OF_STATE: Partial<Record<PairState, NextStep>> = { held: 'deletions', failing: 'syncNow' };

/** Where a step leads by itself; null for those that have something done first. */
export function pathOf(step: NextStep, pairId: string): string[] | null {
  if (step === 'deletions') return ['/pairs', pairId, 'deletions'];
  if (step === 'events') return ['/pairs', pairId, 'events'];
  return step === 'pair' ? ['/pairs', pairId] : null;
}
