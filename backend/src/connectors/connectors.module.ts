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
import { ConnectorQuotas } from './budget/connector-quotas.js';
import { QuotaTally } from './budget/quota-tally.js';
import { RequestTurns } from './budget/request-turns.js';
import { CALENDAR_READER, calendarReader } from './calendar-reader.js';
import { ConnectorCheck } from './connector-check.js';
import { ConnectorRemovals } from './connector-removals.js';
import { ConnectorSecrets } from './connector-secrets.js';
import { Connectors } from './connectors.js';
import { MailServers } from './mail-servers.js';
import { AppRegistrations } from './oauth/app-registrations.js';
import { ConnectorApp } from './oauth/connector-app.js';
import { ConsentProofs } from './oauth/consent-proofs.js';
import { Consents } from './oauth/consents.js';
import { GivenBackConsents } from './oauth/given-back-consents.js';
import { GivenConsents } from './oauth/given-consents.js';
import { OAuthClient } from './oauth/oauth-client.js';
import { TokenGrants } from './oauth/token-grants.js';
import { TokenStore } from './oauth/token-store.js';
import { ProviderHttp } from './provider-http.js';
import { ProviderMail } from './provider-mail.js';
import { PublishedEvents } from './published-events.js';

/** Accounts at providers, and the adapters that speak for them. */
@Module({
  imports: [DatabaseModule, SecretsModule, AuditModule, ChangesModule, MetricsModule, QueueModule],
  providers: [
    { provide: CALENDAR_READER, useFactory: () => calendarReader() },
    AccountTokens,
    AppRegistrations,
    ConnectorApp,
    ConsentProofs,
    Consents,
    GivenBackConsents,
    GivenConsents,
    OAuthClient,
    TokenGrants,
    TokenStore,
    AccountWaits,
    AdapterMaker,
    Adapters,
    ConnectorCheck,
    ConnectorRemovals,
    ConnectorSecrets,
    Connectors,
    ConnectorQuotas,
    MailServers,
    ProviderHttp,
    ProviderMail,
    PublishedEvents,
    QuotaTally,
    RequestTurns,
  ],
  exports: [
    Adapters,
    AppRegistrations,
    Consents,
    ConnectorCheck,
    ConnectorQuotas,
    ConnectorRemovals,
    Connectors,
    MailServers,
    PublishedEvents,
  ],
})
export class ConnectorsModule {}
