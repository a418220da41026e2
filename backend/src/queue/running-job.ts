import type { JobLogLevel } from '@calmirror/contracts';
import type { EntityManager } from 'typeorm';
import { storableText } from '../database/storable-text.js';
import type { OwnedJob } from './owned-job.js';
import type { JobCount, JobRun } from './job-handler.js';
import { type InterruptionCause, JobInterrupted } from './job-interrupted.js';
import { HOLD, lineColumns, type LogLine, PROGRESS } from './progress-statement.js';
import type { QueueDatabase } from './queue-database.js';

/** One run of one job by this worker. */
export class RunningJob implements JobRun {
  private readonly controller = new AbortController();
  private readonly counted: Record<string, number>;
  private lines: LogLine[] = [];
  private forgettable = false;
  /** Monotonic moment at which the lease ends unless it is renewed. */
  leaseEnds: number;

  constructor(
    readonly job: OwnedJob,
    private readonly workerId: string,
    private readonly database: QueueDatabase,
    leaseMs: number,
    /** Called when counts or log lines were written. */
    private readonly progressed: () => void = () => undefined,
  ) {
    this.counted = { ...job.counts };
    this.leaseEnds = performance.now() + leaseMs;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get counts(): Readonly<Record<string, number>> {
    return this.counted;
  }

  get forgotten(): boolean {
    return this.forgettable && this.job.lane === 'poll';
  }

  count(name: JobCount, n = 1): void {
    this.counted[name] = (this.counted[name] ?? 0) + n;
  }

  log(level: JobLogLevel, message: string, data: Record<string, unknown> = {}): void {
    this.lines.push({ at: new Date(), level, message: storableText(message), data });
  }

  forget(): void {
    this.forgettable = true;
  }

  interrupt(cause: InterruptionCause): void {
    this.controller.abort(new JobInterrupted(cause));
  }

  async checkpoint(): Promise<void> {
    this.signal.throwIfAborted();
    await this.writeProgress();
    this.signal.throwIfAborted();
  }

  async hold(manager: EntityManager): Promise<void> {
    this.stillMine();
    const held = await manager.query<object[]>(HOLD, [this.job.id, this.workerId, this.job.attempt]);
    if (held.length === 0) throw this.lose();
  }

  stillMine(): void {
    const reason: unknown = this.signal.reason;
    const lost = reason instanceof JobInterrupted && reason.interruption === 'lease-lost';
    if (lost || this.leaseEnds < performance.now()) throw this.lose();
  }

  private lose(): JobInterrupted {
    this.interrupt('lease-lost');
    return new JobInterrupted('lease-lost');
  }

  /** Log lines that no checkpoint has written. */
  async writeRest(): Promise<void> {
    if (this.lines.length > 0 && !this.forgotten) await this.writeProgress();
  }

  private async writeProgress(): Promise<void> {
    const { id, attempt } = this.job;
    const lines = this.lines;
    const values = [this.workerId, id, attempt, JSON.stringify(this.counted), ...lineColumns(lines)];
    const [mine] = await this.database.rows<{ cancelRequested: boolean }>(PROGRESS, values);
    this.lines = this.lines.slice(lines.length);
    this.progressed();
    if (!mine) this.interrupt('lease-lost');
    else if (mine.cancelRequested) this.interrupt('cancelled');
  }
}
