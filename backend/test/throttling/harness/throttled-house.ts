import type { RequestAccount } from '@calmirror/connectors';
import type { TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import type { ProviderBudgets } from '../../../src/connectors/budget/provider-budgets.js';
import { SharedRateBudget } from '../../../src/connectors/shared-rate-budget.js';
import { dataSourceOptions } from '../../../src/database/data-source-options.js';
import type { ClaimedJob, JobRun } from '../../../src/queue/job-handler.js';
import { LeaseHeartbeat } from '../../../src/queue/lease-heartbeat.js';
import type { QueueSettings } from '../../../src/queue/queue-settings.js';
import { QueueHouse } from '../../queue/harness/queue-house.js';
import { CountingProvider } from './counting-provider.js';

const BATCH = 2;
const REGISTRATION = 'one app';

/** Stops what it holds until the end, as a killed process would have it. */
interface Killable {
  dead: boolean;
}

export interface ThrottledWorker {
  readonly worker: TestingModule;
  kill(): void;
}

/** The real queue and the real budgets, and jobs that do nothing but send requests to a provider that counts them. */
export class ThrottledHouse {
  /** Runs of jobs, the put off ones included. */
  runs = 0;
  private readonly processes: DataSource[] = [];

  private constructor(
    readonly house: QueueHouse,
    readonly provider: CountingProvider,
    private readonly budgets: ProviderBudgets,
    /** What each bulk job sends in all. */
    private readonly wanted: number,
  ) {}

  static async open(accounts: readonly string[], budgets: ProviderBudgets, wanted: number): Promise<ThrottledHouse> {
    return new ThrottledHouse(await QueueHouse.open(), new CountingProvider(accounts), budgets, wanted);
  }

  /** A worker, in the way of a process of its own. */
  async start(settings: Partial<QueueSettings> = {}): Promise<ThrottledWorker> {
    const db = await new DataSource(dataSourceOptions(this.house.settings().databaseUrl, 4)).initialize();
    this.processes.push(db);
    const limits = (isBulk: boolean): SharedRateBudget =>
      new SharedRateBudget({
        db,
        kind: 'test',
        budgets: this.budgets,
        request: ({ key }) => ({ spender: { registration: REGISTRATION, account: key }, isBulk }),
        listener: { spent: () => undefined, waited: () => undefined },
      });
    const [bulk, live] = [limits(true), limits(false)];
    const process: Killable = { dead: false };
    const worker = await this.house.startWorker(
      {
        mirror: (job, run) => this.fill(job, run, bulk, process),
        pull: (job, run) => this.change(job, run, live, process),
      },
      { concurrency: 16, drainMs: 100, ...settings },
    );
    const kill = (): void => {
      process.dead = true;
      worker.get(LeaseHeartbeat).stop();
    };
    return { worker, kill };
  }

  async close(): Promise<void> {
    await this.house.close();
    await Promise.all(this.processes.map((process) => process.destroy()));
  }

  /** Bulk: what is left of the account's share, batch by batch, for as long as its budget lasts. */
  private async fill(
    { accountId }: ClaimedJob,
    run: JobRun,
    limits: SharedRateBudget,
    process: Killable,
  ): Promise<void> {
    const account = accountOf(accountId);
    this.runs += 1;
    if (process.dead) await forever(run.signal);
    while (this.provider.sentTo(account.key) < this.wanted) {
      await this.provider.send(account.key, BATCH, () => limits.take(account, BATCH));
      run.count('created', BATCH);
      if (process.dead) await forever(run.signal);
    }
  }

  private async change(
    { accountId }: ClaimedJob,
    run: JobRun,
    limits: SharedRateBudget,
    process: Killable,
  ): Promise<void> {
    if (process.dead) await forever(run.signal);
    const account = accountOf(accountId);
    await this.provider.send(account.key, 1, () => limits.take(account, 1));
  }
}

const accountOf = (accountId: string | null): RequestAccount => ({ kind: 'test', key: accountId ?? '' });

/** Until the test is over. */
const forever = (signal: AbortSignal): Promise<never> =>
  new Promise((_, stop) => signal.addEventListener('abort', () => stop(signal.reason as Error)));
