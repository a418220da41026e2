import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ChannelDirectory } from './channel-directory.js';
import { ChannelTallies } from './channel-tallies.js';
import { PushReceiver } from './push-receiver.js';
import { ToldChangesModule } from './told-changes.module.js';

/** Takes the messages of providers. In whoever serves the web alone. */
@Module({
  imports: [DatabaseModule, MetricsModule, ToldChangesModule],
  providers: [ChannelDirectory, ChannelTallies, PushReceiver],
  exports: [PushReceiver],
})
export class PushReceiverModule {}
