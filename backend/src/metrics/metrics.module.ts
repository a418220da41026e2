import { Global, Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { DatabaseModule } from '../database/database.module.js';
import { LiveGauges } from './live-gauges.js';
import { LiveJobs } from './live-jobs.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { PairsOverview } from './pairs-overview.js';
import { SummaryFigures } from './summary-figures.js';

/** The page of metrics, on web and worker alike. Global, because the package's module is what holds the controller. */
@Global()
@Module({
  imports: [DatabaseModule, PrometheusModule.register({ controller: MetricsController, path: 'metrics' })],
  providers: [Metrics, LiveJobs, LiveGauges, PairsOverview, SummaryFigures],
  exports: [Metrics, LiveGauges, SummaryFigures],
})
export class MetricsModule {}
