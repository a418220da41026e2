import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { ConnectorsModule } from '../connectors/connectors.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ToldChangesModule } from '../push/told-changes.module.js';
import { ListenerNotes } from './listener-notes.js';
import { ListenerStore } from './listener-store.js';
import { Listening } from './listening.js';

/** Listens to the calendars whose providers tell whoever stays connected. In workers alone. */
@Module({
  imports: [DatabaseModule, ConnectorsModule, ChangesModule, MetricsModule, ToldChangesModule],
  providers: [ListenerStore, ListenerNotes, Listening],
})
export class ListeningModule {}
