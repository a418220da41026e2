import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { ConnectorsModule } from '../connectors/connectors.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { PushModule } from '../push/push.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { CalendarPull } from './calendar-pull.js';
import { DueJudging } from './due-judging.js';
import { Journal } from './journal.js';
import { MappingStore } from './mapping-store.js';
import { MirrorHandler } from './mirror-handler.js';
import { MirrorAdoption } from './mirror-adoption.js';
import { PairDeletions } from './pair-deletions.js';
import { PairMirror } from './pair-mirror.js';
import { PairStandings } from './pair-standings.js';
import { PairReconcile } from './pair-reconcile.js';
import { PullHandler } from './pull-handler.js';
import { ReconcileHandler } from './reconcile-handler.js';
import { RemoveHandler } from './remove-handler.js';
import { ReturnedOrphans } from './returned-orphans.js';
import { StrayMirrors } from './stray-mirrors.js';
import { TargetCopies } from './target-copies.js';
import { ValidateHandler } from './validate-handler.js';
import { WatchHandler } from './watch-handler.js';

/** What carries out each kind of job; a worker's queue takes its handlers from here. */
export const SYNC_HANDLERS = [
  PullHandler,
  MirrorHandler,
  ReconcileHandler,
  RemoveHandler,
  ValidateHandler,
  WatchHandler,
];

/** Reading sources and bringing pairs up to date. */
@Module({
  imports: [
    DatabaseModule,
    SecretsModule,
    ChangesModule,
    MetricsModule,
    QueueModule,
    ConnectorsModule,
    CalendarsModule,
    PushModule,
  ],
  providers: [
    CalendarPull,
    DueJudging,
    Journal,
    MappingStore,
    MirrorAdoption,
    PairDeletions,
    PairMirror,
    PairReconcile,
    PairStandings,
    ReturnedOrphans,
    StrayMirrors,
    TargetCopies,
    ...SYNC_HANDLERS,
  ],
  exports: SYNC_HANDLERS,
})
export class SyncModule {}
