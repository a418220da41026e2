import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { JobReturns } from './job-returns.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';
import type { RunningJob } from './running-job.js';
import { RunningJobs } from './running-jobs.js';

/** Hands a leaving worker's jobs back to the queue, at no cost of attempts. */
@Injectable()
export class WorkerDrain {
  private readonly logger = new Logger(WorkerDrain.name);

  constructor(
    private readonly running: RunningJobs,
    private readonly returns: JobReturns,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  /** Asks every run to stop at its next checkpoint. Jobs of handlers that take too long are handed back over their heads. */
  async run(): Promise<void> {
    this.running.interruptAll('drain');
    const over = new AbortController();
    const inTime = this.running.empty().then(() => true);
    const late = delay(this.settings.drainMs, false, { signal: over.signal }).catch(() => false);
    const empty = await Promise.race([inTime, late]);
    over.abort();
    if (!empty) await Promise.all(this.running.atWork.map((run) => this.wrest(run)));
  }

  private async wrest({ job, counts }: RunningJob): Promise<void> {
    this.logger.warn({ jobId: job.id, kind: job.kind }, 'a job did not stop in time; its lease is given up');
    const back = {
      job,
      attempt: job.attempt - 1,
      delayMs: 0,
      floorMs: null,
      error: null,
      patience: job.patience,
      counts,
    };
    await this.returns.giveBack(back).catch((error: unknown) => {
      this.logger.warn({ err: error, jobId: job.id }, 'a lease could not be given up; it will run out');
    });
  }
}
