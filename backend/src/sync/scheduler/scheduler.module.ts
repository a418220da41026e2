import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DatabaseModule } from '../../database/database.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { type Chore, CHORES } from './chore.js';
import { DueCalendars } from './due-calendars.js';
import { DueWatches } from './due-watches.js';
import { DueReconciles } from './due-reconciles.js';
import { ExpiredRows } from './expired-rows.js';
import { Leadership } from './leadership.js';
import { MovedWindows } from './moved-windows.js';
import { OldJobs } from './old-jobs.js';
import { OldJournal } from './old-journal.js';
import { Scheduler } from './scheduler.js';

const CHORE_CLASSES = [DueWatches, MovedWindows, DueReconciles, OldJobs, OldJournal, ExpiredRows];

/** Finds what has come due. In workers alone. */
@Module({
  imports: [ScheduleModule.forRoot(), DatabaseModule, QueueModule],
  providers: [
    Leadership,
    DueCalendars,
    ...CHORE_CLASSES,
    { provide: CHORES, inject: CHORE_CLASSES, useFactory: (...chores: Chore[]): Chore[] => chores },
    Scheduler,
  ],
})
export class SchedulerModule {}
