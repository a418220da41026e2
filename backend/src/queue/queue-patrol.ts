import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ChangeNotes } from '../changes/change-notes.js';
import { Readiness } from '../health/readiness.js';
import { Metrics } from '../metrics/metrics.js';
import { JobHandlers } from './job-handlers.js';
import { type LostJob, LostLeases } from './lost-leases.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';

/** So many rounds without a successful claim mean that this worker takes no work. */
const SILENT_ROUNDS = 4;

/** Comes round every few seconds, whatever else works: takes dead workers' jobs over, and lets the worker look for work. */
@Injectable()
export class QueuePatrol implements OnModuleInit {
  private readonly logger = new Logger(QueuePatrol.name);
  private timer: NodeJS.Timeout | undefined;
  private coming: Promise<void> = Promise.resolve();
  private stopped = false;
  private lastClaim: number | null = null;

  constructor(
    private readonly leases: LostLeases,
    private readonly handlers: JobHandlers,
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
    private readonly changes: ChangeNotes,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  onModuleInit(): void {
    this.readiness.add('claims', () => this.verify());
  }

  start(look: () => void): void {
    this.stopped = false;
    this.come(look);
  }

  /** Resolves when it has come round for the last time, which may be under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.coming;
  }

  /** The claim loop reports that a claim went through, whether it found a job or not. */
  claimed(): void {
    this.lastClaim = performance.now();
  }

  private come(look: () => void): void {
    this.coming = this.round(look);
  }

  private async round(look: () => void): Promise<void> {
    try {
      const lost = await this.leases.sweep();
      this.metrics.leaseLosses.inc(lost.length);
      for (const job of lost) await this.tell(job);
      if (lost.length > 0) this.changes.note(['jobs', 'job:*', 'pairs', 'pair:*']);
    } catch (error) {
      this.logger.warn({ err: error }, 'lost jobs could not be looked for');
    }
    if (this.stopped) return;
    look();
    // Spread, so that the workers do not all come at once.
    const pause = this.settings.pollMs * (0.75 + Math.random() / 2);
    this.timer = setTimeout(() => this.come(look), pause);
  }

  /** No sweep finds an ended job again, so that one that cannot be told of must not keep the others from it. */
  private async tell({ id, kind, subjectId, status }: LostJob): Promise<void> {
    this.logger.warn({ jobId: id, kind, status }, 'a job lost its worker');
    if (status !== 'failed') return;
    try {
      await this.handlers.of(kind).failedUnheard?.(subjectId);
    } catch (error) {
      this.logger.error({ err: error, jobId: id }, 'nobody was told that a job failed');
    }
  }

  private verify(): void {
    const silence = this.lastClaim === null ? Infinity : performance.now() - this.lastClaim;
    if (this.stopped) throw new Error('takes no more jobs');
    if (silence > SILENT_ROUNDS * this.settings.pollMs) throw new Error('no claim has gone through for a while');
  }
}
