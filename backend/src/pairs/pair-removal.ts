import type { PairRemovalStarted } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../auth/actor.js';
import { Pair } from '../database/entities/pair.entity.js';
import { JobCancellation } from '../queue/job-cancellation.js';
import { pairRecord } from './pair-answer.js';
import { lockPair } from './pair-lock.js';
import { PairWork } from './pair-work.js';
import { followPairs } from './source-rhythm.js';

/** Takes pairs away, with their mirrors or without them. */
@Injectable()
export class PairRemoval {
  constructor(
    private readonly db: DataSource,
    private readonly work: PairWork,
    private readonly cancellation: JobCancellation,
    private readonly audit: AuditLog,
  ) {}

  /** The pair goes when its last mirror is gone. Asking again answers the same job. */
  async withMirrors(id: string, ifMatch: string | undefined, actor: Actor): Promise<PairRemovalStarted> {
    return this.db.transaction(async (manager) => {
      const pair = await lockPair(manager, id, ifMatch);
      if (pair.removing === null) await this.cancellation.cancelAllOf(id, manager);
      await manager.update(Pair, id, { removing: 'delete-mirrors', state: 'working', stateReason: 'running' });
      await followPairs(manager, pair.sourceCalendarId);
      const { id: jobId, status } = await this.work.remove(manager, pair);
      if (pair.removing === null) await this.note(manager, pair, 'deleted', actor);
      return { id: jobId, status };
    });
  }

  /** The pair goes at once; its mirrors stay on the target, for its owner to do with as he likes. */
  async leavingMirrors(id: string, ifMatch: string | undefined, actor: Actor): Promise<void> {
    await this.db.transaction(async (manager) => {
      const pair = await lockPair(manager, id, ifMatch);
      await this.cancellation.cancelAllOf(id, manager);
      await manager.delete(Pair, id);
      await followPairs(manager, pair.sourceCalendarId);
      await this.note(manager, pair, 'kept', actor);
    });
  }

  private async note(manager: EntityManager, pair: Pair, mirrors: 'deleted' | 'kept', actor: Actor): Promise<void> {
    await this.audit.record(manager, actor, {
      action: 'pair.deleted',
      subjectKind: 'pair',
      subjectId: pair.id,
      subjectName: pair.name,
      before: { ...pairRecord(pair), mirrors },
      after: null,
    });
  }
}
