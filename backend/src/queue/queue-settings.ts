/** What a worker's queue runs by. Times in milliseconds. */
export interface QueueSettings {
  readonly databaseUrl: string;
  /** Unique to this start of this process: what `locked_by` and the fences compare. */
  readonly workerId: string;
  /** Jobs that run at once in this worker. */
  readonly concurrency: number;
  /** Jobs that run at once for one account, in all workers together. */
  readonly accountSlots: number;
  readonly leaseMs: number;
  /** How often the worker looks by itself, for what no notification told it of. */
  readonly pollMs: number;
  /** How long running jobs may take to stop when the worker drains. */
  readonly drainMs: number;
}

export const QUEUE_SETTINGS = Symbol('QUEUE_SETTINGS');
