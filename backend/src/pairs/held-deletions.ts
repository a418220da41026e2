import type { DeletionsDecided, Listing, MappingState, Page, PairEventAnswer } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../auth/actor.js';
import { Mapping } from '../database/entities/mapping.entity.js';
import { listOrder, listSlice } from '../http/list-order.js';
import { MirrorGlimpse } from './mirror-glimpse.js';
import { pairEventAnswer } from './pair-answer.js';
import { lockPair } from './pair-lock.js';
import { Pairs } from './pairs.js';
import { PairWork } from './pair-work.js';

/** What a person makes of held deletions: the state that the mapping goes to, and how the audit log calls it. */
const DECISIONS = {
  approve: { state: 'approved', action: 'pair.deletions-approved' },
  discard: { state: 'kept', action: 'pair.deletions-discarded' },
} as const;
export type DeletionDecision = keyof typeof DECISIONS;

/** What has become of a pair's events, and the deletions that the guard holds back (promise 3). */
@Injectable()
export class HeldDeletions {
  constructor(
    private readonly db: DataSource,
    private readonly pairs: Pairs,
    private readonly work: PairWork,
    private readonly glimpse: MirrorGlimpse,
    private readonly audit: AuditLog,
  ) {}

  /** The pair's mappings in a state, or all of them, by event id. Only those of the page are opened. */
  async events(pairId: string, state: MappingState | undefined, page: Page): Promise<Listing<PairEventAnswer>> {
    await this.pairs.get(pairId);
    const { direction } = listOrder(page, ['eventId'], { field: 'eventId', direction: 'ASC' });
    const [items, total] = await this.db.manager.findAndCount(Mapping, {
      select: { pairId: true, eventId: true, state: true, reason: true, content: true, updatedAt: true },
      where: { pairId, ...(state && { state }) },
      order: { eventId: direction },
      ...listSlice(page),
    });
    return { items: items.map((mapping) => pairEventAnswer(mapping, this.glimpse.of(mapping))), total };
  }

  /** Decides the named deletions, or all that are held. What is not held (any more) is left alone. */
  async decide(
    pairId: string,
    decision: DeletionDecision,
    eventIds: readonly string[] | undefined,
    actor: Actor,
  ): Promise<DeletionsDecided> {
    const { state, action } = DECISIONS[decision];
    return this.db.transaction(async (manager) => {
      const pair = await lockPair(manager, pairId, undefined);
      const [, decided] = await manager.query<[unknown[], number]>(
        `UPDATE mappings SET state = $2, updated_at = now()
         WHERE pair_id = $1 AND state = 'held' AND ($3::text[] IS NULL OR event_id = ANY($3))`,
        [pairId, state, eventIds ?? null],
      );
      if (decided === 0) return { decided };
      await this.work.mirror(manager, pair);
      await this.audit.record(manager, actor, {
        action,
        subjectKind: 'pair',
        subjectId: pairId,
        subjectName: pair.name,
        before: null,
        after: { decided, eventIds: eventIds ?? 'all' },
      });
      return { decided };
    });
  }
}
