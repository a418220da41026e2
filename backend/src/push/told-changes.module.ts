import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/queue.module.js';
import { ToldChanges } from './told-changes.js';

/** For whoever hears providers tell of changes. */
@Module({ imports: [QueueModule], providers: [ToldChanges], exports: [ToldChanges] })
export class ToldChangesModule {}
