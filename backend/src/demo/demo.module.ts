import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { ConnectorsModule } from '../connectors/connectors.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { PairsModule } from '../pairs/pairs.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { DemoRegistrations } from './demo-registrations.js';
import { DemoSetup } from './demo-setup.js';
import { SampleAddress } from './sample-address.js';
import { SampleFeedController } from './sample-feed.controller.js';

/** A sample feed and its mirror, and the apps as which the stand-ins for providers know it; part of the application with DEMO=1 alone. */
@Module({
  imports: [DatabaseModule, SecretsModule, ConnectorsModule, CalendarsModule, PairsModule],
  controllers: [SampleFeedController],
  providers: [DemoRegistrations, DemoSetup, SampleAddress],
})
export class DemoModule {}
