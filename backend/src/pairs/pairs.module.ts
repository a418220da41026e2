import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { FirstFills } from './first-fills.js';
import { HeldDeletions } from './held-deletions.js';
import { MirrorGlimpse } from './mirror-glimpse.js';
import { PairAnswers } from './pair-answers.js';
import { PairCalendars } from './pair-calendars.js';
import { PairGraph } from './pair-graph.js';
import { PairProgresses } from './pair-progresses.js';
import { PairRemoval } from './pair-removal.js';
import { PairStatistics } from './pair-statistics.js';
import { PairWork } from './pair-work.js';
import { Pairs } from './pairs.js';

/** Which calendar is mirrored onto which, and how. */
@Module({
  imports: [DatabaseModule, SecretsModule, AuditModule, QueueModule, CalendarsModule],
  providers: [
    FirstFills,
    HeldDeletions,
    MirrorGlimpse,
    PairAnswers,
    PairCalendars,
    PairGraph,
    PairProgresses,
    PairRemoval,
    PairStatistics,
    PairWork,
    Pairs,
  ],
  exports: [HeldDeletions, PairAnswers, PairProgresses, PairRemoval, Pairs],
})
export class PairsModule {}
