import { Inject, Injectable, Logger } from '@nestjs/common';
import { QueueDatabase, type Statement } from './queue-database.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';
import { RunningJobs } from './running-jobs.js';

/**
 * Renews all leases of worker $1 in one statement, by key as in `FINISH`; answers which jobs are still its own, and which
 * are to stop.
 */
const RENEW: Statement = {
  name: 'renew',
  text: `
UPDATE sync_jobs j SET lease_until = now() + $4::integer * interval '1 millisecond'
FROM unnest($2::uuid[], $3::integer[]) AS mine (id, attempt)
WHERE j.id = mine.id AND j.attempt = mine.attempt AND j.locked_by = $1
RETURNING j.id, j.attempt, j.cancel_requested AS "cancelRequested"`,
};

interface Renewed {
  id: string;
  attempt: number;
  cancelRequested: boolean;
}

/** Names a run: another attempt at the same job is another one. */
const runKey = ({ id, attempt }: Pick<Renewed, 'id' | 'attempt'>): string => `${id} ${attempt}`;

/** Keeps the leases of this worker's jobs, and stops the runs whose lease is gone or whose job is to be cancelled. */
@Injectable()
export class LeaseHeartbeat {
  private readonly logger = new Logger(LeaseHeartbeat.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: QueueDatabase,
    private readonly running: RunningJobs,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.beat(), this.settings.leaseMs / 3);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** One round; does not throw. */
  async beat(): Promise<void> {
    const owned = this.running.owned;
    if (owned.length === 0) return;
    try {
      await this.renew(owned);
    } catch (error) {
      this.logger.warn({ err: error }, 'leases could not be renewed');
    }
    // Nobody may know by now that we are alive: what cannot be fenced, a provider's call, has to stop.
    for (const run of this.running.atWork) if (run.leaseEnds < performance.now()) run.interrupt('lease-lost');
  }

  private async renew(owned: RunningJobs['owned']): Promise<void> {
    const { workerId, leaseMs } = this.settings;
    const asked = performance.now();
    const rows = await this.database.rows<Renewed>(RENEW, [
      workerId,
      owned.map(({ job }) => job.id),
      owned.map(({ job }) => job.attempt),
      leaseMs,
    ]);
    const kept = new Map(rows.map((row) => [runKey(row), row.cancelRequested]));
    for (const run of owned) {
      const cancelRequested = kept.get(runKey(run.job));
      if (cancelRequested !== undefined) run.leaseEnds = asked + leaseMs;
      if (!this.running.isAtWork(run)) continue;
      if (cancelRequested === undefined) run.interrupt('lease-lost');
      else if (cancelRequested) run.interrupt('cancelled');
    }
  }
}
