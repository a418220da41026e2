import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { AuditController } from './audit/audit.controller.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { OriginGuard } from './auth/origin.guard.js';
import { SessionController } from './auth/session.controller.js';
import { SessionGuard } from './auth/session.guard.js';
import { SetupController } from './auth/setup.controller.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { CalendarsModule } from './calendars/calendars.module.js';
import { FeedsController } from './calendars/feeds.controller.js';
import { ChangeStreamsModule } from './changes/change-streams.module.js';
import { ChangesController } from './changes/changes.controller.js';
import { Configuration } from './config/configuration.js';
import { ConnectorsController } from './connectors/connectors.controller.js';
import { MailSettingsController } from './connectors/mail-settings.controller.js';
import { AppRegistrationsController } from './connectors/oauth/app-registrations.controller.js';
import { OAuthController } from './connectors/oauth/oauth.controller.js';
import { ConnectorsModule } from './connectors/connectors.module.js';
import { HealthModule } from './health/health.module.js';
import { JobsController } from './jobs/jobs.controller.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { ForecastController } from './metrics/forecast.controller.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { SummaryController } from './metrics/summary.controller.js';
import { PairEventsController } from './pairs/pair-events.controller.js';
import { PairsController } from './pairs/pairs.controller.js';
import { PairsModule } from './pairs/pairs.module.js';
import { PushController } from './push/push.controller.js';
import { PushModule } from './push/push.module.js';
import { PushReceiverModule } from './push/push-receiver.module.js';

const MINUTE = 60_000;

/** The map of the API: every controller but the probes', and the guards that every request passes, in this order. */
@Module({
  imports: [
    LoggingModule,
    HealthModule,
    MetricsModule,
    AuthModule,
    AuditModule,
    ChangeStreamsModule,
    ConnectorsModule,
    CalendarsModule,
    PairsModule,
    JobsModule,
    PushModule,
    PushReceiverModule,
    ThrottlerModule.forRootAsync({
      inject: [Configuration],
      useFactory: ({ requestsPerMinute: limit }: Configuration) => ({
        throttlers: [{ ttl: MINUTE, limit }],
        skipIf: () => limit === 0,
      }),
    }),
  ],
  controllers: [
    SetupController,
    SessionController,
    ConnectorsController,
    MailSettingsController,
    AppRegistrationsController,
    OAuthController,
    CalendarsController,
    FeedsController,
    PushController,
    PairsController,
    PairEventsController,
    JobsController,
    AuditController,
    SummaryController,
    ForecastController,
    ChangesController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: OriginGuard },
    { provide: APP_GUARD, useClass: ThrottlerGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
})
export class WebModule {}
