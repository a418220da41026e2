import { Inject, Injectable } from '@nestjs/common';
import type { InterruptionCause } from './job-interrupted.js';
import { type ClaimRoom, claimRoom } from './lanes.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';
import type { RunningJob } from './running-job.js';

/**
 * The jobs that this worker owns: those at work, and those whose end is yet to be written. Kept by run, not by job: a job
 * whose lease was lost may be claimed here again while the handler of its first run has not stopped yet.
 */
@Injectable()
export class RunningJobs {
  private readonly working = new Set<RunningJob>();
  private readonly ending = new Set<RunningJob>();
  private emptied: (() => void)[] = [];

  constructor(@Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings) {}

  /** Slots are free when their handlers are done: the next batch is claimed while the ends of the last are written. */
  get room(): ClaimRoom {
    const { concurrency } = this.settings;
    if (this.ending.size >= 2 * concurrency) return { any: 0, background: 0 };
    return claimRoom(
      concurrency,
      Array.from(this.working, ({ job }) => job.lane),
    );
  }

  get atWork(): readonly RunningJob[] {
    return [...this.working];
  }

  /** All whose leases have to be kept. */
  get owned(): readonly RunningJob[] {
    return [...this.working, ...this.ending];
  }

  isAtWork(run: RunningJob): boolean {
    return this.working.has(run);
  }

  began(run: RunningJob): void {
    this.working.add(run);
  }

  handlerEnded(run: RunningJob): void {
    this.working.delete(run);
    this.ending.add(run);
  }

  settled(run: RunningJob): void {
    this.ending.delete(run);
    if (!this.isEmpty) return;
    for (const tell of this.emptied.splice(0)) tell();
  }

  interruptAll(cause: InterruptionCause): void {
    for (const run of this.working) run.interrupt(cause);
  }

  private get isEmpty(): boolean {
    return this.working.size + this.ending.size === 0;
  }

  /** Resolves when nothing is owned any more. */
  empty(): Promise<void> {
    return new Promise((resolve) => {
      if (this.isEmpty) resolve();
      else this.emptied.push(resolve);
    });
  }
}
