import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { ChannelDirectory } from './channel-directory.js';
import { ChannelTallies } from './channel-tallies.js';
import { PushReceiver } from './push-receiver.js';

/** Takes the messages of providers. In whoever serves the web alone. */
@Module({
  imports: [DatabaseModule, MetricsModule, QueueModule],
  providers: [ChannelDirectory, ChannelTallies, PushReceiver],
  exports: [PushReceiver],
})
export class PushReceiverModule {}
