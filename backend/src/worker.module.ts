import { Module } from '@nestjs/common';
import { HealthModule } from './health/health.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { MetricsModule } from './metrics/metrics.module.js';

/** Carries out jobs. Its own small HTTP server answers the probes and the metrics alone. */
@Module({ imports: [LoggingModule, HealthModule, MetricsModule] })
export class WorkerModule {}
