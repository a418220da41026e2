import type { JobKind, JobLogLevel, Lane } from '@calmirror/contracts';
import type { EntityManager } from 'typeorm';

/** The names under which a job counts what it did; what the API shows as `counts`. */
export const JOB_COUNTS = [
  'read',
  'created',
  'updated',
  'deleted',
  'unchanged',
  'filtered',
  'held',
  'failed',
  'respected',
  'requests',
] as const;
export type JobCount = (typeof JOB_COUNTS)[number];

/** A job as its handler gets it. */
export interface ClaimedJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly lane: Lane;
  readonly subjectId: string;
  readonly pairId: string | null;
  readonly calendarId: string | null;
  readonly connectorId: string | null;
  readonly accountId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 1 with the first run; fences every write of this run. */
  readonly attempt: number;
  readonly maxAttempts: number;
}

/** What the queue gives to a handler for one run of a job. */
export interface JobRun {
  /** Aborts when the job is cancelled, its lease is lost, or the worker drains; `reason` is a `JobInterrupted`. */
  readonly signal: AbortSignal;
  /** Adds `n` to one of the counts of this run. In memory until the next checkpoint or the end. */
  count(name: JobCount, n?: number): void;
  /** One line for the job's log. Buffered; never hand it event contents or secrets. */
  log(level: JobLogLevel, message: string, data?: Record<string, unknown>): void;
  /**
   * Says that this run found nothing to do. Such a run of a `poll` job leaves no row behind when it succeeds, so that
   * calendars that stay as they are do not fill the history; metrics count it all the same.
   */
  forget(): void;
  /**
   * A place where the job may stop: call it between steps, outside a transaction. Writes counts and log lines.
   * @throws {JobInterrupted} when the job is cancelled, its lease lost, or the worker drains
   */
  checkpoint(): Promise<void>;
  /**
   * Ties the caller's transaction to this run: no other attempt can take the job over before it ends.
   * @throws {JobInterrupted} `lease-lost`, unless this attempt still owns the job
   */
  hold(manager: EntityManager): Promise<void>;
  /**
   * For what no transaction can tie to this run, such as a request: call it immediately before. It goes by the process's
   * own clock, which also counts the time in which it stood still, and costs nothing.
   * @throws {JobInterrupted} `lease-lost`, when another attempt may have taken the job over by now
   */
  stillMine(): void;
}

/** Carries out one kind of job. It may be run again from the start at any time, so every step must bear repetition. */
export interface JobHandler {
  readonly kind: JobKind;
  /** Returning means succeeded; a `JobInterrupted` of `checkpoint` is passed on; anything else thrown means failed. */
  run(job: ClaimedJob, run: JobRun): Promise<void>;
  /**
   * A job about this subject has failed for good without a run of it being left to say so: one worker after the other fell
   * silent. For telling it where people look; may be called again for the same job.
   */
  failedUnheard?(subjectId: string): Promise<void>;
}

/** The list of handlers, provided by the worker's root module. */
export const JOB_HANDLERS = Symbol('JOB_HANDLERS');
