import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { OriginGuard } from './auth/origin.guard.js';
import { SessionController } from './auth/session.controller.js';
import { SessionGuard } from './auth/session.guard.js';
import { SetupController } from './auth/setup.controller.js';
import { Configuration } from './config/configuration.js';
import { HealthModule } from './health/health.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { MetricsModule } from './metrics/metrics.module.js';

const MINUTE = 60_000;

/** The map of the API: every controller but the probes', and the guards that every request passes, in this order. */
@Module({
  imports: [
    LoggingModule,
    HealthModule,
    MetricsModule,
    AuthModule,
    AuditModule,
    ThrottlerModule.forRootAsync({
      inject: [Configuration],
      useFactory: ({ requestsPerMinute: limit }: Configuration) => ({
        throttlers: [{ ttl: MINUTE, limit }],
        skipIf: () => limit === 0,
      }),
    }),
  ],
  controllers: [SetupController, SessionController],
  providers: [
    { provide: APP_GUARD, useClass: OriginGuard },
    { provide: APP_GUARD, useClass: ThrottlerGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
})
export class WebModule {}
