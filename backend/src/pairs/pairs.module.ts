import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { HeldDeletions } from './held-deletions.js';
import { MirrorGlimpse } from './mirror-glimpse.js';
import { PairGraph } from './pair-graph.js';
import { PairProgresses } from './pair-progresses.js';
import { PairRemoval } from './pair-removal.js';
import { PairStatistics } from './pair-statistics.js';
import { PairWork } from './pair-work.js';
import { Pairs } from './pairs.js';

/** Which calendar is mirrored onto which, and how. */
@Module({
  imports: [DatabaseModule, SecretsModule, AuditModule, QueueModule],
  providers: [HeldDeletions, MirrorGlimpse, PairGraph, PairProgresses, PairRemoval, PairStatistics, PairWork, Pairs],
  exports: [HeldDeletions, PairProgresses, PairRemoval, PairStatistics, Pairs],
})
export class PairsModule {}
