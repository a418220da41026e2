import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConnectorsModule } from '../connectors/connectors.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { PushModule } from '../push/push.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { CalendarInstances } from './calendar-instances.js';
import { CalendarSamples } from './calendar-samples.js';
import { Calendars } from './calendars.js';
import { FeedAddresses } from './feed-addresses.js';
import { FeedStore } from './feed-store.js';
import { MessageReports } from './message-reports.js';
import { SourceMemories } from './source-memories.js';
import { SourceSnapshot } from './source-snapshot.js';

/** Calendars in use, what was read of them, and those that Calmirror publishes itself. */
@Module({
  imports: [DatabaseModule, SecretsModule, AuditModule, ConnectorsModule, PushModule],
  providers: [
    CalendarInstances,
    CalendarSamples,
    Calendars,
    FeedAddresses,
    FeedStore,
    MessageReports,
    SourceMemories,
    SourceSnapshot,
  ],
  exports: [
    CalendarInstances,
    CalendarSamples,
    Calendars,
    FeedAddresses,
    FeedStore,
    MessageReports,
    SourceMemories,
    SourceSnapshot,
  ],
})
export class CalendarsModule {}
