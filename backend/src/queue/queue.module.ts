import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { JobCancellation } from './job-cancellation.js';
import { JobQueue } from './job-queue.js';
import { JobRetention } from './job-retention.js';

/** Handing work in, taking it back, and forgetting it; for whoever has the database. */
@Module({
  imports: [DatabaseModule],
  providers: [JobQueue, JobCancellation, JobRetention],
  exports: [JobQueue, JobCancellation, JobRetention],
})
export class QueueModule {}
