import { JOB_KINDS, type JobKind } from '@calmirror/contracts';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { ConfigModule } from '../../../src/config/config.module.js';
import { Configuration } from '../../../src/config/configuration.js';
import { SyncJobLog } from '../../../src/database/entities/sync-job-log.entity.js';
import { SyncJob } from '../../../src/database/entities/sync-job.entity.js';
import { dataSourceOptions } from '../../../src/database/data-source-options.js';
import { newId } from '../../../src/database/new-id.js';
import { Metrics } from '../../../src/metrics/metrics.js';
import { MetricsModule } from '../../../src/metrics/metrics.module.js';
import { JOB_HANDLERS, type JobHandler } from '../../../src/queue/job-handler.js';
import { JobQueue } from '../../../src/queue/job-queue.js';
import { QUEUE_SETTINGS, type QueueSettings } from '../../../src/queue/queue-settings.js';
import { WorkerQueueModule } from '../../../src/queue/worker-queue.module.js';
import { borrowDatabase, type BorrowedDatabase } from '../../setup/borrowed-database.js';

/** What the handlers of a test's worker do; kinds that are left out do nothing. */
export type Work = Partial<Record<JobKind, JobHandler['run']>>;

@Module({ providers: [Metrics], exports: [Metrics] })
class CountersOnly {}

const handlersOf = (work: Work): JobHandler[] =>
  JOB_KINDS.map((kind) => ({ kind, run: work[kind] ?? (() => Promise.resolve()) }));

/** A queue in a database of its own, and any number of workers on it. */
export class QueueHouse {
  private readonly workers = new Set<TestingModule>();

  private constructor(
    private readonly database: BorrowedDatabase,
    readonly db: DataSource,
    readonly queue: JobQueue,
  ) {}

  static async open(): Promise<QueueHouse> {
    const database = await borrowDatabase();
    const db = await new DataSource(dataSourceOptions(database.url, 5)).initialize();
    return new QueueHouse(database, db, new JobQueue(db));
  }

  /** A worker with leases of 1.5 s that looks at the queue every 0.3 s. */
  async startWorker(work: Work, settings: Partial<QueueSettings> = {}): Promise<TestingModule> {
    const configuration = Object.assign(new Configuration(), { databaseUrl: this.database.url, databasePool: 3 });
    const worker = await Test.createTestingModule({
      imports: [ConfigModule.with(configuration), WorkerQueueModule.with({ imports: [], handlers: [] })],
    })
      .overrideModule(MetricsModule)
      .useModule(CountersOnly)
      .overrideProvider(JOB_HANDLERS)
      .useValue(handlersOf(work))
      .overrideProvider(QUEUE_SETTINGS)
      .useValue({ ...this.settings(), ...settings })
      .compile();
    worker.useLogger(false);
    await worker.init();
    this.workers.add(worker);
    return worker;
  }

  settings(): QueueSettings {
    return {
      databaseUrl: this.database.url,
      workerId: newId(),
      concurrency: 4,
      accountSlots: 4,
      leaseMs: 1_500,
      pollMs: 300,
      drainMs: 5_000,
    };
  }

  async stopWorker(worker: TestingModule): Promise<void> {
    this.workers.delete(worker);
    await worker.close();
  }

  /** For `afterEach`: no worker of one test takes the jobs of the next. */
  async stopWorkers(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => this.stopWorker(worker)));
  }

  job(id: string): Promise<SyncJob> {
    return this.db.getRepository(SyncJob).findOneByOrFail({ id });
  }

  jobs(): Promise<SyncJob[]> {
    return this.db.getRepository(SyncJob).find({ order: { id: 'ASC' } });
  }

  logs(jobId: string): Promise<SyncJobLog[]> {
    return this.db.getRepository(SyncJobLog).find({ where: { jobId }, order: { id: 'ASC' } });
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await this.db.destroy();
    await this.database.giveBack();
  }
}
