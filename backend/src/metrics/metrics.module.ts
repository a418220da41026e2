import { Global, Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { DatabaseModule } from '../database/database.module.js';
import { Forecast } from './forecast.js';
import { LiveGauges } from './live-gauges.js';
import { LiveJobs } from './live-jobs.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { PairsOverview } from './pairs-overview.js';
import { PushOverview } from './push-overview.js';
import { SummaryFigures } from './summary-figures.js';
import { WaitingAccounts } from './waiting-accounts.js';

/** The page of metrics, on web and worker alike. Global, because the package's module is what holds the controller. */
@Global()
@Module({
  imports: [DatabaseModule, PrometheusModule.register({ controller: MetricsController, path: 'metrics' })],
  providers: [Forecast, Metrics, LiveJobs, WaitingAccounts, LiveGauges, PairsOverview, PushOverview, SummaryFigures],
  exports: [Forecast, Metrics, LiveGauges, SummaryFigures],
})
export class MetricsModule {}
