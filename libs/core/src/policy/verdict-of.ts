import type { CompiledFilter, Occurrence } from './compile-filters.js';
import type { Policy } from './resolve-policy.js';
import type { Verdict } from './verdict.js';

export const MIRRORED: Verdict = { mirrored: true };

/**
 * Whether one occurrence is mirrored. Asked first: what the policy itself rules out. A cancelled event does not take
 * place, so it is kept out unless the policy shows its status; and under `by-answer` a declined one is not mirrored.
 * Then the filters, in the pair's order; the first that excludes gives the reason.
 */
export function verdictOf(occurrence: Occurrence, policy: Policy, filters: readonly CompiledFilter[]): Verdict {
  const { details } = occurrence;
  if (details.status === 'cancelled' && policy.fields.status.rule !== 'copy') {
    return { mirrored: false, reason: 'cancelled', detail: null };
  }
  if (details.myAnswer === 'declined' && policy.transparency === 'by-answer') {
    return { mirrored: false, reason: 'declined', detail: null };
  }
  const filter = filters.find((candidate) => candidate.excludes(occurrence));
  return filter === undefined ? MIRRORED : { mirrored: false, reason: filter.reason, detail: filter.detail };
}
