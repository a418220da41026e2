import { ProviderError } from '@calmirror/core';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChangeNotes } from '../changes/change-notes.js';
import { Metrics } from '../metrics/metrics.js';
import type { OwnedJob } from './owned-job.js';
import { JobHandlers } from './job-handlers.js';
import { JobInterrupted } from './job-interrupted.js';
import { JobSettlement } from './job-settlement.js';
import { type Outcome, outcomeOfFailure, SUCCEEDED } from './outcome.js';
import { QueueDatabase } from './queue-database.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';
import { RunningJob } from './running-job.js';
import { RunningJobs } from './running-jobs.js';

/** Carries claimed jobs out: handler, outcome, settlement. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger(JobRunner.name);

  constructor(
    private readonly handlers: JobHandlers,
    private readonly running: RunningJobs,
    private readonly settlement: JobSettlement,
    private readonly database: QueueDatabase,
    private readonly metrics: Metrics,
    private readonly changes: ChangeNotes,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  /** Begins a job at once and answers; `slotFreed` is called when its slot is free, and again when its end is written. */
  begin(job: OwnedJob, slotFreed: () => void): RunningJob {
    const { workerId, leaseMs } = this.settings;
    const run = new RunningJob(job, workerId, this.database, leaseMs, () => this.changes.noteJob(job));
    this.running.began(run);
    this.changes.noteJob(job);
    this.metrics.claimLatency.observe({ lane: job.lane }, job.waitedSeconds);
    void this.carryOut(run, slotFreed);
    return run;
  }

  private async carryOut(run: RunningJob, slotFreed: () => void): Promise<void> {
    const { job } = run;
    const done = this.metrics.jobSeconds.startTimer({ kind: job.kind });
    const outcome = await this.outcomeOf(run);
    done();
    this.running.handlerEnded(run);
    slotFreed();
    const mine = await this.settlement.settle(run, outcome);
    this.metrics.jobs.inc({ kind: job.kind, lane: job.lane, outcome: mine ? nameOf(outcome) : 'lost' });
    this.running.settled(run);
    this.changes.noteJob(job);
    slotFreed();
  }

  private async outcomeOf(run: RunningJob): Promise<Outcome> {
    const { job } = run;
    try {
      await this.handlers.of(job.kind).run(job, run);
      return SUCCEEDED;
    } catch (thrown) {
      // What an aborted call throws is the call's business; why it was aborted decides.
      const cause: unknown = run.signal.aborted ? run.signal.reason : thrown;
      this.report(job, cause);
      const outcome = outcomeOfFailure(job, cause, run.counts, new Date(), Math.random());
      // The job itself keeps its last error alone.
      if (outcome.kind !== 'gone' && outcome.error) {
        const { kind, message } = outcome.error;
        run.log('error', message, { kind, attempt: job.attempt });
      }
      return outcome;
    }
  }

  private report({ id, kind, subjectId, attempt }: OwnedJob, thrown: unknown): void {
    const job = { jobId: id, kind, subjectId, attempt };
    if (thrown instanceof JobInterrupted)
      this.logger.log({ ...job, interruption: thrown.interruption }, thrown.message);
    else if (thrown instanceof ProviderError) this.logger.warn({ ...job, reason: thrown.reason }, thrown.message);
    else this.logger.error({ ...job, err: thrown }, 'a job failed of a fault of our own');
  }
}

/** As the metric names it. */
function nameOf(outcome: Outcome): string {
  if (outcome.kind === 'ended') return outcome.status;
  return outcome.kind === 'gone' ? 'lost' : outcome.error ? 'retried' : 'released';
}
