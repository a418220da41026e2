import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { isDataRefused } from '../database/database-away.js';
import { type Ending, FINISH, finishValues } from './finish-statement.js';
import { JobReturns } from './job-returns.js';
import type { Outcome } from './outcome.js';
import { QueueDatabase } from './queue-database.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';
import type { RunningJob } from './running-job.js';

const LONGEST_PAUSE = 5_000;

interface WaitingEnd {
  readonly ending: Ending;
  readonly written: (mine: boolean) => void;
}

/**
 * Writes what runs came to. Ends are gathered while the statement before is under way and written together, so that a
 * batch of short jobs costs one statement, and a single job does not wait for a timer.
 */
@Injectable()
export class JobSettlement {
  private readonly logger = new Logger(JobSettlement.name);
  private waiting: WaitingEnd[] = [];
  private writing = false;

  constructor(
    private readonly database: QueueDatabase,
    private readonly returns: JobReturns,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  /**
   * Resolves when the outcome is written, false when the job was no longer ours. A database that is away is waited for:
   * the fences make it safe to write late, and until another worker takes the job over its end still counts.
   */
  async settle(run: RunningJob, outcome: Outcome): Promise<boolean> {
    const { job } = run;
    if (outcome.kind === 'gone') return false;
    await this.persist(() => run.writeRest()).catch((error: unknown) => this.giveUp(error));
    const { counts } = run;
    if (outcome.kind === 'returned')
      return this.persist(() => this.returns.giveBack({ ...outcome, job, counts })).catch((error: unknown) =>
        this.giveUp(error),
      );
    const { status, error } = outcome;
    return this.end({ job, status, error, counts, forgotten: run.forgotten && status === 'succeeded' });
  }

  private end(ending: Ending): Promise<boolean> {
    return new Promise((written) => {
      this.waiting.push({ ending, written });
      if (!this.writing) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      // Those that end in the same turn of the event loop go together.
      await new Promise<void>((resolve) => setImmediate(resolve));
      const batch = this.waiting.splice(0);
      const mine = await this.finish(batch.map(({ ending }) => ending));
      for (const { ending, written } of batch) written(mine.has(ending.job.id));
    }
    this.writing = false;
  }

  /** Answers the ids of the jobs that were this worker's. One that the database does not take is no other's matter. */
  private async finish(endings: readonly Ending[]): Promise<ReadonlySet<string>> {
    try {
      const values = finishValues(this.settings.workerId, endings);
      const rows = await this.persist(() => this.database.rows<{ id: string }>(FINISH, values));
      return new Set(rows.map(({ id }) => id));
    } catch (error) {
      if (endings.length === 1) this.giveUp(error);
      if (endings.length <= 1) return new Set();
      const alone = await Promise.all(endings.map((ending) => this.finish([ending])));
      return new Set(alone.flatMap((mine) => [...mine]));
    }
  }

  /** A job whose end cannot be written is as one whose worker fell silent: its lease runs out, and it is taken over. */
  private giveUp(error: unknown): false {
    this.logger.error({ err: error }, 'the outcome of a job cannot be written; its lease will run out');
    return false;
  }

  /** @throws what the database refuses, and would refuse again */
  private async persist<T>(write: () => Promise<T>): Promise<T> {
    for (let pause = 100; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      try {
        return await write();
      } catch (error) {
        if (isDataRefused(error)) throw error;
        this.logger.warn({ err: error }, 'the outcome of a job could not be written; it is tried again');
        await delay(pause * (0.5 + Math.random() / 2), undefined, { ref: false });
      }
    }
  }
}
