import { Inject, Injectable } from '@nestjs/common';
import type { InterruptionCause } from './job-interrupted.js';
import { type ClaimRoom, claimRoom } from './lanes.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';
import type { RunningJob } from './running-job.js';

/** The jobs that this worker owns: those at work, and those whose end is yet to be written. */
@Injectable()
export class RunningJobs {
  private readonly working = new Map<string, RunningJob>();
  private readonly ending = new Map<string, RunningJob>();
  private emptied: (() => void)[] = [];

  constructor(@Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings) {}

  /** Slots are free when their handlers are done: the next batch is claimed while the ends of the last are written. */
  get room(): ClaimRoom {
    const { concurrency } = this.settings;
    if (this.ending.size >= 2 * concurrency) return { any: 0, background: 0 };
    return claimRoom(
      concurrency,
      Array.from(this.working.values(), ({ job }) => job.lane),
    );
  }

  get atWork(): readonly RunningJob[] {
    return [...this.working.values()];
  }

  /** All whose leases have to be kept. */
  get owned(): readonly RunningJob[] {
    return [...this.working.values(), ...this.ending.values()];
  }

  isAtWork(run: RunningJob): boolean {
    return this.working.get(run.job.id) === run;
  }

  began(run: RunningJob): void {
    this.working.set(run.job.id, run);
  }

  handlerEnded(run: RunningJob): void {
    this.working.delete(run.job.id);
    this.ending.set(run.job.id, run);
  }

  settled(run: RunningJob): void {
    this.ending.delete(run.job.id);
    if (this.owned.length > 0) return;
    for (const tell of this.emptied.splice(0)) tell();
  }

  interruptAll(cause: InterruptionCause): void {
    for (const run of this.working.values()) run.interrupt(cause);
  }

  /** Resolves when nothing is owned any more. */
  empty(): Promise<void> {
    return new Promise((resolve) => {
      if (this.owned.length === 0) resolve();
      else this.emptied.push(resolve);
    });
  }
}
