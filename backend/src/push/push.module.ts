import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../connectors/connectors.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { ChannelStore } from './channel-store.js';
import { ChannelUpkeep } from './channel-upkeep.js';
import { PushStandings } from './push-standings.js';

/** Push channels: what opens and closes them, and what there is to say of them. */
@Module({
  imports: [DatabaseModule, QueueModule, ConnectorsModule],
  providers: [ChannelStore, ChannelUpkeep, PushStandings],
  exports: [ChannelUpkeep, PushStandings],
})
export class PushModule {}
