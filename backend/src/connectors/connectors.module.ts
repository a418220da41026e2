import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { AccountTokens } from './account-tokens.js';
import { AccountWaits } from './account-waits.js';
import { AdapterMaker } from './adapter-maker.js';
import { Adapters } from './adapters.js';
import { CALENDAR_READER, calendarReader } from './calendar-reader.js';
import { ConnectorCheck } from './connector-check.js';
import { ConnectorRemovals } from './connector-removals.js';
import { ConnectorSecrets } from './connector-secrets.js';
import { Connectors } from './connectors.js';
import { ProviderHttp } from './provider-http.js';
import { PublishedEvents } from './published-events.js';

/** Accounts at providers, and the adapters that speak for them. */
@Module({
  imports: [DatabaseModule, SecretsModule, AuditModule, ChangesModule, MetricsModule, QueueModule],
  providers: [
    { provide: CALENDAR_READER, useFactory: () => calendarReader() },
    AccountTokens,
    AccountWaits,
    AdapterMaker,
    Adapters,
    ConnectorCheck,
    ConnectorRemovals,
    ConnectorSecrets,
    Connectors,
    ProviderHttp,
    PublishedEvents,
  ],
  exports: [Adapters, ConnectorCheck, ConnectorRemovals, Connectors, PublishedEvents],
})
export class ConnectorsModule {}
