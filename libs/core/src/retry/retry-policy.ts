import type { ProviderErrorKind } from './provider-error.js';

/** What a job can fail of: the provider's kinds, a worker that died with it, or a fault of our own. */
export type FailureKind = ProviderErrorKind | 'lost-worker' | 'bug';

export interface FailureRule {
  /** `at-once`: within seconds. `back-off`: exponentially later. `never`: the same try would fail the same way. */
  readonly retry: 'at-once' | 'back-off' | 'never';
  /** Whether a try uses up one of the job's attempts. */
  readonly counts: boolean;
  /** State of the pair or connector once the job has given up: `needs-attention` where only a person can help. */
  readonly givenUp: 'failing' | 'needs-attention';
}

/** The one place that says what each kind of failure means. */
export const FAILURE_RULES: Readonly<Record<FailureKind, FailureRule>> = {
  auth: { retry: 'never', counts: true, givenUp: 'needs-attention' },
  'rate-limited': { retry: 'back-off', counts: false, givenUp: 'failing' },
  'cursor-expired': { retry: 'at-once', counts: true, givenUp: 'failing' },
  // The next run by the pair's rhythm tries again; trying within the job would only delay the word that it is gone.
  'not-found': { retry: 'never', counts: true, givenUp: 'needs-attention' },
  conflict: { retry: 'at-once', counts: true, givenUp: 'failing' },
  rejected: { retry: 'never', counts: true, givenUp: 'failing' },
  temporary: { retry: 'back-off', counts: true, givenUp: 'failing' },
  blocked: { retry: 'never', counts: true, givenUp: 'needs-attention' },
  // Counted, as a job that kills its worker would else go round for ever.
  'lost-worker': { retry: 'at-once', counts: true, givenUp: 'failing' },
  bug: { retry: 'back-off', counts: true, givenUp: 'failing' },
};
