import type { PairState, PairStateReason } from '@calmirror/contracts';
import { FAILURE_RULES, type ProviderError } from '@calmirror/core';

/** Where a pair stands, and why. */
export interface Standing {
  readonly state: PairState;
  readonly reason: PairStateReason | null;
}

/** How many of a pair's mappings are not simply mirrored or filtered. */
export interface MappingCounts {
  readonly held: number;
  readonly unreadable: number;
  readonly failed: number;
}

/** A pair that has never had a complete run. */
export const FIRST_FILL: Standing = { state: 'working', reason: 'first-fill' };

/** A pair that met a fault of our own. */
export const BROKEN: Standing = { state: 'failing', reason: 'internal-error' };

/** A pair whose source met a fault of our own; the next read that goes well mends it. */
export const SOURCE_BROKEN: Standing = { state: 'failing', reason: 'source-failing' };

/**
 * Where a pair stands after a complete run. Held deletions come first, since they wait for a person; single events that
 * failed or cannot be read never make a pair fail, but it says so.
 */
export function standingFromCounts({ held, unreadable, failed }: MappingCounts): Standing {
  if (held > 0) return { state: 'held', reason: 'deletions-held' };
  if (failed > 0) return { state: 'ok', reason: 'some-events-failed' };
  if (unreadable > 0) return { state: 'ok', reason: 'some-events-unreadable' };
  return { state: 'ok', reason: null };
}

const needsPerson = (error: ProviderError): boolean => FAILURE_RULES[error.kind].givenUp === 'needs-attention';

/** What a failed read of their source means for the pairs that hang on it. Their mirrors stay as they are (promise 1). */
export const standingAfterSourceFailure = (error: ProviderError): Standing =>
  needsPerson(error)
    ? { state: 'needs-attention', reason: 'source-needs-attention' }
    : { state: 'failing', reason: 'source-failing' };

/** What a failed write means for the pair whose target it was. That we pace ourselves is no failure of anybody's. */
export function standingAfterTargetFailure(error: ProviderError): Standing {
  if (error.reason === 'budget-exhausted') return { state: 'working', reason: 'running' };
  if (!needsPerson(error)) return { state: 'failing', reason: 'target-failing' };
  const isReadOnly = error.reason === 'forbidden';
  return { state: 'needs-attention', reason: isReadOnly ? 'target-not-writable' : 'target-needs-attention' };
}
