import type { ClaimedJob } from './job-handler.js';

/** A job that this worker owns until its lease ends. */
export interface OwnedJob extends ClaimedJob {
  readonly createdAt: Date;
  /** How patiently it waits for a provider that is asked too much. */
  readonly patience: number;
  /** What earlier attempts counted. */
  readonly counts: Readonly<Record<string, number>>;
  /** From being due to this claim, by the database's clock. */
  readonly waitedSeconds: number;
}
