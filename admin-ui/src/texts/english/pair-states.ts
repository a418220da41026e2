import type { PairState, PairStateReason } from '@calmirror/contracts/closed-lists';

export const states: Record<PairState, string> = {
  ok: 'Up to date',
  working: 'Working',
  held: 'Deletions held',
  paused: 'Paused',
  failing: 'Failing',
  'needs-attention': 'Needs attention',
};

export const reasons: Record<PairStateReason, string> = {
  'first-fill': 'Being filled for the first time.',
  running: 'A run is waiting or under way.',
  'deletions-held': 'More deletions than the limit allows wait for approval. Everything else goes on.',
  'paused-by-administrator': 'Paused by an administrator.',
  'source-failing': 'The source cannot be read just now. Calmirror tries again by itself.',
  'target-failing': 'The target cannot be written just now. Calmirror tries again by itself.',
  'source-needs-attention': 'The source is refused until its connector is mended.',
  'target-needs-attention': 'The target is refused until its connector is mended.',
  'target-not-writable': 'The target can no longer be written: its owner has taken that right away.',
  'some-events-failed': 'The target refuses some events. The others are mirrored.',
  'some-events-unreadable': 'Some events of the source cannot be understood. The others are mirrored.',
  'internal-error': 'The last run met a fault in Calmirror itself. It is tried again.',
};
