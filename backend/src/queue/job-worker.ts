import { setImmediate as afterOthers } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { JobClaims } from './job-claims.js';
import { JobRunner } from './job-runner.js';
import { LeaseHeartbeat } from './lease-heartbeat.js';
import { QueuePatrol } from './queue-patrol.js';
import { RunningJobs } from './running-jobs.js';
import { WakeListener } from './wake-listener.js';
import { WorkerDrain } from './worker-drain.js';

/** The patrol looks far more often than this; much longer timers overflow. */
const LONGEST_TIMER = 3_600_000;

/**
 * The claim loop. It is woken by notifications, by a slot that becomes free, by a timer set to the next job that will be
 * due, and, should all of these fail, by the patrol every few seconds.
 */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobWorker.name);
  private nextDue: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  private lookAgain = false;
  /** Whether the queue may hold a job with an earlier time than the one the timer is set to. */
  private timerStale = true;
  private draining = false;

  constructor(
    private readonly claims: JobClaims,
    private readonly runner: JobRunner,
    private readonly running: RunningJobs,
    private readonly heartbeat: LeaseHeartbeat,
    private readonly listener: WakeListener,
    private readonly patrol: QueuePatrol,
    private readonly drain: WorkerDrain,
  ) {}

  onApplicationBootstrap(): void {
    this.heartbeat.start();
    this.listener.start({ work: () => this.lookAnew(), cancel: () => void this.heartbeat.beat() });
    this.patrol.start(() => this.lookAnew());
  }

  /** Takes nothing new from the moment it is called; resolves when all that ran has stopped and is written. */
  async beforeApplicationShutdown(): Promise<void> {
    this.draining = true;
    clearTimeout(this.nextDue);
    const rounds = this.patrol.stop();
    await this.listener.stop();
    await this.looking;
    await this.drain.run();
    await rounds;
    this.heartbeat.stop();
  }

  /** For wakes from outside: something new may be in the queue. */
  private lookAnew(): void {
    this.timerStale = true;
    this.look();
  }

  private look(): void {
    this.lookAgain = true;
    if (this.looking || this.draining) return;
    this.looking = this.claimWhileThereIsWork().catch((error: unknown) => {
      this.looking = null;
      this.logger.warn({ err: error }, 'no jobs could be claimed; the patrol tries again');
    });
  }

  private async claimWhileThereIsWork(): Promise<void> {
    while (this.lookAgain && !this.draining) {
      // Slots that become free in the same turn of the event loop are filled together.
      await afterOthers();
      this.lookAgain = false;
      const { room } = this.running;
      if (room.any === 0) continue;
      const jobs = await this.claims.claim(room);
      for (const job of jobs) this.runner.begin(job, () => this.look());
      this.patrol.claimed();
      // Some of a batch may have been let go again (see the claim); only an empty one means that nothing is left.
      if (jobs.length > 0) this.lookAgain = true;
      else if (this.timerStale) await this.setTimer();
    }
    // In the same step as the last look at `lookAgain`, so that no wake falls between the two.
    this.looking = null;
  }

  private async setTimer(): Promise<void> {
    this.timerStale = false;
    const inMs = await this.claims.nextDueInMs();
    clearTimeout(this.nextDue);
    if (inMs === null || this.draining) return;
    this.nextDue = setTimeout(() => this.lookAnew(), Math.min(Math.max(1, Math.ceil(inMs)), LONGEST_TIMER));
  }
}
