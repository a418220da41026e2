import { setImmediate as afterOthers, setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { isDataRefused } from '../database/database-away.js';
import type { Ending } from './finish-statement.js';
import { type Exchanged, JobExchange } from './job-exchange.js';
import { JobReturns } from './job-returns.js';
import type { Outcome } from './outcome.js';
import type { RunningJob } from './running-job.js';

const LONGEST_PAUSE = 5_000;

interface WaitingEnd {
  readonly ending: Ending;
  readonly written: (mine: boolean) => void;
}

/**
 * Writes what runs came to. Ends go with the next claim, where one is due in the same turn of the event loop. Else they are
 * gathered while the statement before is under way and written together. So a batch of short jobs costs one statement, and a
 * single job does not wait for a timer.
 */
@Injectable()
export class JobSettlement {
  private readonly logger = new Logger(JobSettlement.name);
  private waiting: WaitingEnd[] = [];
  private writing = false;

  constructor(
    private readonly exchange: JobExchange,
    private readonly returns: JobReturns,
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

  /** Lets the ends that wait go with another statement; null when none wait, or when it fails, and they go alone after all. */
  async share(statement: (endings: readonly Ending[]) => Promise<Exchanged>): Promise<Exchanged | null> {
    if (this.waiting.length === 0) return null;
    const batch = this.waiting.splice(0);
    try {
      const exchanged = await statement(batch.map(({ ending }) => ending));
      tell(batch, exchanged.ended);
      return exchanged;
    } catch (error) {
      this.logger.debug({ err: error }, 'ends could not go with a claim');
      void this.writeAlone(batch);
      return null;
    }
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
      await afterOthers();
      await this.writeAlone(this.waiting.splice(0));
    }
    this.writing = false;
  }

  private async writeAlone(batch: readonly WaitingEnd[]): Promise<void> {
    if (batch.length > 0) tell(batch, await this.finish(batch.map(({ ending }) => ending)));
  }

  /** Answers the ids of the jobs that were this worker's. One that the database does not take is no other's matter. */
  private async finish(endings: readonly Ending[]): Promise<ReadonlySet<string>> {
    try {
      return await this.persist(() => this.exchange.end(endings));
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

function tell(batch: readonly WaitingEnd[], mine: ReadonlySet<string>): void {
  for (const { ending, written } of batch) written(mine.has(ending.job.id));
}
