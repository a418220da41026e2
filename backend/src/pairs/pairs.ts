import type { Listing, PairInput, PairQuery, PairUpdate } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOptionsWhere, ILike, Raw } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../auth/actor.js';
import { Mapping } from '../database/entities/mapping.entity.js';
import { Pair } from '../database/entities/pair.entity.js';
import { newId } from '../database/new-id.js';
import { containing } from '../http/containing.js';
import { listOrder, listSlice } from '../http/list-order.js';
import { Problem } from '../http/problem.js';
import { pairRecord } from './pair-answer.js';
import { pairChange } from './pair-change.js';
import { PairGraph } from './pair-graph.js';
import { lockPair } from './pair-lock.js';
import { changedSettings, newSettings } from './pair-settings.js';
import { PairWork } from './pair-work.js';
import { followPairs } from './source-rhythm.js';

/** The pairs, as people make and change them. */
@Injectable()
export class Pairs {
  constructor(
    private readonly db: DataSource,
    private readonly graph: PairGraph,
    private readonly work: PairWork,
    private readonly audit: AuditLog,
  ) {}

  async list(query: PairQuery): Promise<Listing<Pair>> {
    const { field, direction } = listOrder(query, ['name', 'state', 'createdAt', 'lastSucceededAt'], {
      field: 'name',
      direction: 'ASC',
    });
    const [items, total] = await this.db.manager.findAndCount(Pair, {
      where: askedFor(query),
      // As the indexes have it, which are read from either end: in a state, what has been so for longest comes first.
      order: { [field]: direction, ...(field === 'state' && { stateSince: direction }), id: direction },
      ...listSlice(query),
    });
    return { items, total };
  }

  /** @throws {Problem} 404 */
  async get(id: string, manager: EntityManager = this.db.manager): Promise<Pair> {
    const pair = await manager.findOneBy(Pair, { id });
    if (pair === null) throw new Problem('not-found', 404, 'there is no such pair');
    return pair;
  }

  /** Its source is read at once. @throws {Problem} as `PairGraph.admit` */
  async create(input: Omit<PairInput, 'faults'>, actor: Actor | null): Promise<Pair> {
    const { sourceCalendarId, targetCalendarId, allowLoop = false } = input;
    const settings = newSettings(input);
    const id = newId();
    return this.db.transaction(async (manager) => {
      await this.graph.admit(manager, { sourceCalendarId, targetCalendarId }, allowLoop);
      await manager.insert(Pair, {
        id,
        sourceCalendarId,
        targetCalendarId,
        ...settings,
        state: settings.enabled ? 'working' : 'paused',
        stateReason: settings.enabled ? 'first-fill' : 'paused-by-administrator',
      });
      const pair = await this.get(id, manager);
      await followPairs(manager, sourceCalendarId);
      if (pair.enabled) await this.work.pull(manager, pair);
      await this.note(manager, actor, 'pair.created', null, pair);
      return pair;
    });
  }

  /** New rules are applied to what is there already, in place. */
  async update(id: string, update: PairUpdate, ifMatch: string | undefined, actor: Actor): Promise<Pair> {
    return this.db.transaction(async (manager) => {
      const before = await lockPair(manager, id, ifMatch);
      if (before.removing !== null) throw new Problem('conflict', 409, 'the pair is being removed');
      refuseOtherEnds(before, update);
      const settings = changedSettings(before, update);
      const change = pairChange(before, settings);
      await manager.update(Pair, id, {
        ...settings,
        state: change.standing.state,
        stateReason: change.standing.stateReason,
        rulesVersion: before.rulesVersion + (change.rules ? 1 : 0),
        // What the target came to hold meanwhile is looked at anew.
        ...(change.woken && { appliedTargetVersion: '0' }),
        version: before.version + 1,
        updatedAt: new Date(),
      });
      const after = await this.get(id, manager);
      await followPairs(manager, after.sourceCalendarId);
      if (change.woken) await followPairs(manager, after.targetCalendarId);
      if (change.read) await this.work.pull(manager, after);
      if (change.mirror) await this.work.mirror(manager, after);
      if (change.mend && (await this.hasRespected(manager, id))) await this.work.reconcile(manager, after);
      await this.note(manager, actor, 'pair.updated', before, after);
      return after;
    });
  }

  private async hasRespected(manager: EntityManager, id: string): Promise<boolean> {
    return manager.existsBy(Mapping, { pairId: id, state: 'respected' });
  }

  private async note(
    manager: EntityManager,
    actor: Actor | null,
    action: 'pair.created' | 'pair.updated',
    before: Pair | null,
    after: Pair,
  ): Promise<void> {
    await this.audit.record(manager, actor, {
      action,
      subjectKind: 'pair',
      subjectId: after.id,
      subjectName: after.name,
      before: before && pairRecord(before),
      after: pairRecord(after),
    });
  }
}

function askedFor(query: PairQuery): FindOptionsWhere<Pair> {
  const { name, state, sourceCalendarId, targetCalendarId, connectorId, enabled } = query;
  return {
    ...(name && { name: ILike(containing(name)) }),
    ...(state && { state }),
    ...(sourceCalendarId && { sourceCalendarId }),
    ...(targetCalendarId && { targetCalendarId }),
    ...(connectorId && { id: Raw((id) => `${id} IN (${OF_CONNECTOR})`, { connectorId }) }),
    ...(enabled !== undefined && { enabled }),
  };
}

/** Each end by its own index: one condition over both would compare every calendar with every pair. */
const OF_CONNECTOR = `
  SELECT p.id FROM calendars c JOIN pairs p ON p.source_calendar_id = c.id WHERE c.connector_id = :connectorId
  UNION ALL SELECT p.id FROM calendars c JOIN pairs p ON p.target_calendar_id = c.id WHERE c.connector_id = :connectorId`;

/** Another source or target would make it another pair, with mirrors of its own. */
function refuseOtherEnds(pair: Pair, update: PairUpdate): void {
  const fields = (['sourceCalendarId', 'targetCalendarId'] as const).filter(
    (field) => update[field] !== undefined && update[field].toLowerCase() !== pair[field],
  );
  if (fields.length === 0) return;
  const message = 'a pair keeps its calendars; make another pair instead';
  throw new Problem('invalid-input', 400, message, {
    errors: fields.map((field) => ({ field, code: 'not-allowed', message })),
  });
}
