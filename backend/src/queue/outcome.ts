import { type FailureKind, nextStep, patienceAfter, ProviderError } from '@calmirror/core';
import { isDatabaseAway } from '../database/database-away.js';
import { storableText } from '../database/storable-text.js';
import type { OwnedJob } from './owned-job.js';
import type { JobCount } from './job-handler.js';
import { JobInterrupted } from './job-interrupted.js';

type Counts = Readonly<Partial<Record<string, number>>>;

/** What a target has taken. */
const WRITES: readonly JobCount[] = ['created', 'updated', 'deleted'];

export interface JobError {
  readonly kind: FailureKind;
  /** For administrators: holds neither secrets nor event contents. */
  readonly message: string;
}

/** What a run comes to: the end of its job, its return to the queue, or nothing, when the job is no longer ours. */
export type Outcome =
  | { readonly kind: 'ended'; readonly status: 'succeeded' | 'failed' | 'cancelled'; readonly error: JobError | null }
  | {
      readonly kind: 'returned';
      readonly attempt: number;
      readonly delayMs: number;
      readonly floorMs: number | null;
      readonly error: JobError | null;
      readonly patience: number;
    }
  | { readonly kind: 'gone' };

function ofInterruption({ interruption }: JobInterrupted, job: OwnedJob): Outcome {
  switch (interruption) {
    case 'cancelled':
      return { kind: 'ended', status: 'cancelled', error: null };
    case 'lease-lost':
      return { kind: 'gone' };
    case 'drain':
      return {
        kind: 'returned',
        attempt: job.attempt - 1,
        delayMs: 0,
        floorMs: null,
        error: null,
        patience: job.patience,
      };
  }
}

/** What is not a provider's doing may carry anything in its message, so only its name is kept with the job. */
function errorOf(thrown: unknown): JobError {
  if (thrown instanceof ProviderError) return { kind: thrown.kind, message: storableText(thrown.message) };
  if (isDatabaseAway(thrown)) return { kind: 'temporary', message: "Calmirror's own database did not answer." };
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return { kind: 'bug', message: `${name}: see the worker's log` };
}

/** The outcome of a run that did what it was asked. */
export const SUCCEEDED: Outcome = { kind: 'ended', status: 'succeeded', error: null };

/** What a run has counted, beside what its job had counted before: whether anything was written. */
const wroteAnything = (before: Counts, now: Counts): boolean =>
  WRITES.some((name) => (now[name] ?? 0) > (before[name] ?? 0));

/** The outcome of a run that threw, and what its job has counted by then. `random` in [0, 1). */
export function outcomeOfFailure(job: OwnedJob, thrown: unknown, counts: Counts, now: Date, random: number): Outcome {
  if (thrown instanceof JobInterrupted) return ofInterruption(thrown, job);
  const error = errorOf(thrown);
  const floorMs = thrown instanceof ProviderError ? thrown.retryAfterMs : null;
  const waitedMs = now.getTime() - job.createdAt.getTime();
  const { attempt, maxAttempts } = job;
  const isPutOff = thrown instanceof ProviderError && thrown.reason === 'budget-exhausted';
  const hadToWait = error.kind === 'rate-limited' && !isPutOff;
  const patience = hadToWait ? patienceAfter(job.patience, wroteAnything(job.counts, counts)) : job.patience;
  const failure = { kind: error.kind, attempt, maxAttempts, retryAfterMs: floorMs, waitedMs, patience, isPutOff };
  const step = nextStep(failure, random);
  if (step.kind === 'give-up') return { kind: 'ended', status: 'failed', error };
  return {
    kind: 'returned',
    attempt: step.counts ? attempt : attempt - 1,
    delayMs: step.delayMs,
    floorMs,
    error,
    patience,
  };
}
