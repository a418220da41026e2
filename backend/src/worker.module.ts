import { Module } from '@nestjs/common';
import { HealthModule } from './health/health.module.js';
import { ListeningModule } from './listening/listening.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { WorkerQueueModule } from './queue/worker-queue.module.js';
import { SchedulerModule } from './sync/scheduler/scheduler.module.js';
import { SYNC_HANDLERS, SyncModule } from './sync/sync.module.js';

/** Carries out jobs. Its own small HTTP server answers the probes and the metrics alone. */
@Module({
  imports: [
    LoggingModule,
    HealthModule,
    MetricsModule,
    SchedulerModule,
    ListeningModule,
    WorkerQueueModule.with({ imports: [SyncModule], handlers: SYNC_HANDLERS }),
  ],
})
export class WorkerModule {}
