import { Global, Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { DatabaseModule } from '../database/database.module.js';
import { LiveGauges } from './live-gauges.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

/** The page of metrics, on web and worker alike. Global, because the package's module is what holds the controller. */
@Global()
@Module({
  imports: [DatabaseModule, PrometheusModule.register({ controller: MetricsController, path: 'metrics' })],
  providers: [Metrics, LiveGauges],
  exports: [Metrics, LiveGauges],
})
export class MetricsModule {}
