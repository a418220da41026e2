import { hostname } from 'node:os';
import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { Configuration } from '../config/configuration.js';
import { newId } from '../database/new-id.js';
import { HealthModule } from '../health/health.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { JobClaims } from './job-claims.js';
import { JobExchange } from './job-exchange.js';
import { JOB_HANDLERS, type JobHandler } from './job-handler.js';
import { JobHandlers } from './job-handlers.js';
import { JobReturns } from './job-returns.js';
import { JobRunner } from './job-runner.js';
import { JobSettlement } from './job-settlement.js';
import { JobWorker } from './job-worker.js';
import { LeaseHeartbeat } from './lease-heartbeat.js';
import { LostLeases } from './lost-leases.js';
import { QueueDatabase } from './queue-database.js';
import { QueuePatrol } from './queue-patrol.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';
import { QueueModule } from './queue.module.js';
import { RunningJobs } from './running-jobs.js';
import { WakeListener } from './wake-listener.js';
import { WorkerDrain } from './worker-drain.js';

const ACCOUNT_SLOTS = 4;
/** The process has 25 seconds to end; what does not stop by itself is handed back after these. */
const DRAIN_MS = 18_000;

const queueSettings = (configuration: Configuration): QueueSettings => ({
  databaseUrl: configuration.databaseUrl,
  workerId: `${hostname()} ${process.pid} ${newId()}`,
  concurrency: configuration.workerConcurrency,
  accountSlots: ACCOUNT_SLOTS,
  leaseMs: configuration.leaseSeconds * 1000,
  pollMs: configuration.pollSeconds * 1000,
  drainMs: DRAIN_MS,
});

/** Where the root module's handlers come from. */
export interface WorkerQueueOptions {
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  /** Classes of the handlers, provided by `imports`. */
  readonly handlers: readonly (abstract new (...parts: never[]) => JobHandler)[];
}

const provideHandlers = ({ handlers }: WorkerQueueOptions): Provider => ({
  provide: JOB_HANDLERS,
  inject: [...handlers],
  useFactory: (...made: JobHandler[]): JobHandler[] => made,
});

/** Claims jobs and carries them out. In workers alone. */
@Module({
  imports: [QueueModule, ChangesModule, HealthModule, MetricsModule],
  providers: [
    { provide: QUEUE_SETTINGS, inject: [Configuration], useFactory: queueSettings },
    QueueDatabase,
    JobExchange,
    JobClaims,
    JobReturns,
    JobSettlement,
    JobHandlers,
    RunningJobs,
    JobRunner,
    LeaseHeartbeat,
    LostLeases,
    WakeListener,
    QueuePatrol,
    WorkerDrain,
    JobWorker,
  ],
})
export class WorkerQueueModule {
  static with(options: WorkerQueueOptions): DynamicModule {
    return { module: WorkerQueueModule, imports: options.imports, providers: [provideHandlers(options)] };
  }
}
