import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { JobOrders } from './job-orders.js';
import { JobSubjects } from './job-subjects.js';
import { Jobs } from './jobs.js';

/** What people see of jobs and ask of them. */
@Module({
  imports: [DatabaseModule, QueueModule, AuditModule],
  providers: [Jobs, JobSubjects, JobOrders],
  exports: [Jobs, JobOrders, JobSubjects],
})
export class JobsModule {}
