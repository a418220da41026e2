import { FAILURE_RULES, type FailureKind } from './retry-policy.js';

export const MAX_ATTEMPTS = 8;
const FIRST_DELAY = 10_000;
const LONGEST_DELAY = 3_600_000;
const AT_ONCE = 2_000;
const PUT_OFF_SPREAD = 1_000;
/** A provider that asks for more than this is asked again after it all the same. */
const LONGEST_RETRY_AFTER = 24 * 3_600_000;
/** How long a job may be put off by rate limits before each further wait counts as an attempt. */
const PATIENCE = 24 * 3_600_000;

export interface Failure {
  readonly kind: FailureKind;
  /** Attempts used up, this one included: 1 after the first failure. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** What the provider asked to wait, or null. */
  readonly retryAfterMs: number | null;
  /** Since the job was first due. */
  readonly waitedMs: number;
  /** How patiently it waits for a provider that is asked too much; see `patienceAfter`. */
  readonly patience: number;
  /** What it waits for is a budget of our own, which knows when it has room again. */
  readonly isPutOff: boolean;
}

export type NextStep =
  | {
      readonly kind: 'retry';
      readonly delayMs: number;
      /** False where the attempt is to be given back to the job. */
      readonly counts: boolean;
    }
  | { readonly kind: 'give-up'; readonly state: 'failing' | 'needs-attention' };

/**
 * What happens to a job that failed. Back-off is exponential with full jitter (10 s, 20 s, … at most an hour, times
 * `random` in [0, 1)), so that jobs that fell together do not come back together; Retry-After is a floor beneath it and
 * is itself spread upwards. Being rate-limited is no failure of the job: it costs no attempt for the first day, and as
 * attempts do not grow then, its patience is what the next wait grows with.
 */
export function nextStep(failure: Failure, random: number): NextStep {
  if (failure.isPutOff) return putOff(failure.retryAfterMs ?? 0, random);
  const rule = FAILURE_RULES[failure.kind];
  const counts = rule.counts || failure.waitedMs >= PATIENCE;
  if (rule.retry === 'never' || (counts && failure.attempt >= failure.maxAttempts)) {
    return { kind: 'give-up', state: rule.givenUp };
  }
  const grown = counts
    ? FIRST_DELAY * 2 ** (failure.attempt - 1)
    : FIRST_DELAY * 2 ** Math.max(0, failure.patience - 1);
  const ceiling = rule.retry === 'at-once' ? AT_ONCE : Math.min(LONGEST_DELAY, grown);
  const floor = Math.min(failure.retryAfterMs ?? 0, LONGEST_RETRY_AFTER);
  return { kind: 'retry', delayMs: floor + Math.round(random * ceiling), counts };
}

/**
 * A budget of our own says exactly when it is this job's turn, so that it need not be waited for with patience, however often:
 * it is put off by no failure of anybody's.
 */
const putOff = (turnMs: number, random: number): NextStep => ({
  kind: 'retry',
  delayMs: turnMs + Math.round(random * PUT_OFF_SPREAD),
  counts: false,
});
