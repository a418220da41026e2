import { FAILURE_RULES, type FailureKind } from './retry-policy.js';

export const MAX_ATTEMPTS = 8;
const FIRST_DELAY = 10_000;
const LONGEST_DELAY = 3_600_000;
const AT_ONCE = 2_000;
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
  /** How patiently it waits for a budget of our own that is spent (`patienceAfter`); null where something else failed. */
  readonly patience: number | null;
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
 * attempts do not grow then, the time waited so far is what the next wait grows with.
 */
export function nextStep(failure: Failure, random: number): NextStep {
  if (failure.patience !== null) return putOff(failure.retryAfterMs ?? 0, failure.patience, random);
  const rule = FAILURE_RULES[failure.kind];
  const counts = rule.counts || failure.waitedMs >= PATIENCE;
  if (rule.retry === 'never' || (counts && failure.attempt >= failure.maxAttempts)) {
    return { kind: 'give-up', state: rule.givenUp };
  }
  const grown = counts ? FIRST_DELAY * 2 ** (failure.attempt - 1) : Math.max(FIRST_DELAY, failure.waitedMs);
  const ceiling = rule.retry === 'at-once' ? AT_ONCE : Math.min(LONGEST_DELAY, grown);
  const floor = Math.min(failure.retryAfterMs ?? 0, LONGEST_RETRY_AFTER);
  return { kind: 'retry', delayMs: floor + Math.round(random * ceiling), counts };
}

/** One second of spread, doubled with each step of patience: at most about a quarter of an hour. */
const FIRST_SPREAD = 1_000;
const MOST_PATIENCE = 10;

/**
 * A budget of our own says to the millisecond when it has room again, and may have room for few of those that wait for it.
 * Were all to come back then, most would come in vain, each time; so they spread, the more patiently the more often they
 * came in vain. It costs no attempt, however long it takes.
 */
const putOff = (floorMs: number, patience: number, random: number): NextStep => ({
  kind: 'retry',
  delayMs: Math.ceil(floorMs + random * FIRST_SPREAD * 2 ** patience),
  counts: false,
});

/**
 * How patient a job is after it was put off: a step more when it had got nothing done, a step less when it had. Who has just
 * been served so comes back no sooner than the others, by and by: alone at its budget a job does not wait, and among many
 * about every second one that comes is served.
 */
export const patienceAfter = (patience: number, gotSomethingDone: boolean): number =>
  Math.max(0, Math.min(MOST_PATIENCE, patience + (gotSomethingDone ? -1 : 1)));
