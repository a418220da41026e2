import { Injectable } from '@nestjs/common';
import {
  guardDeletions,
  type MirrorPlan,
  mirrorIdOf,
  type PlannedDeletion,
  planMirrors,
  type TimeWindow,
  windowAround,
} from '@calmirror/core';
import { hash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { SourceSnapshot } from '../calendars/source-snapshot.js';
import { Adapters } from '../connectors/adapters.js';
import { Metrics } from '../metrics/metrics.js';
import type { ClaimedJob, JobRun } from '../queue/job-handler.js';
import { dueEvents, type DueRow, judgesAll } from './due-events.js';
import { Journal } from './journal.js';
import { type MappingChange, type MappingRow, MappingStore } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';
import { PairTarget, type WriteTally } from './pair-target.js';
import type { PlannedWrite } from './planned-write.js';
import { type Considered, plannedMapping, type PlannedMapping, Wishes } from './wishes.js';

type Deletion = PlannedDeletion<PlannedMapping>;

/**
 * Brings one pair up to date: looks at what changed, writes what is wanted, and deletes last, when the whole run's
 * deletions are known and the guard has seen them. It may end after any step; what is written is then simply unchanged
 * to the next run.
 */
@Injectable()
export class PairMirror {
  constructor(
    private readonly db: DataSource,
    private readonly adapters: Adapters,
    private readonly snapshot: SourceSnapshot,
    private readonly mappings: MappingStore,
    private readonly journal: Journal,
    private readonly metrics: Metrics,
  ) {}

  /**
   * @throws {ProviderError} what ended the run
   * @throws {PairChanged} when a person paused, removed or edited the pair meanwhile
   */
  async run(pair: MirroredPair, job: ClaimedJob, run: JobRun): Promise<WriteTally & { window: TimeWindow }> {
    const adapter = await this.adapters.open(pair.targetConnectorId, { onRequest: () => run.count('requests') });
    const target = new PairTarget(
      { db: this.db, mappings: this.mappings, journal: this.journal, metrics: this.metrics },
      pair,
      adapter,
      job,
      run,
    );
    const window = windowAround(Date.now(), pair.window);
    const deletions = await this.write(pair, window, target, run);
    deletions.push(...(await this.vanished(pair, target)));
    await this.delete(pair, deletions, target, run);
    return { ...target.tally, window };
  }

  /** Creates and updates, batch by batch; answers the deletions that came to light. */
  private async write(pair: MirroredPair, window: TimeWindow, target: PairTarget, run: JobRun): Promise<Deletion[]> {
    const wishes = new Wishes(pair, window);
    const deletions: Deletion[] = [];
    for await (const due of dueEvents(this.db, pair, window)) {
      await run.checkpoint();
      const rows = await this.mappings.ofEvents(
        pair.id,
        due.map((row) => row.event_id),
      );
      const considered = this.consider(pair, due, rows, wishes);
      const plan = planMirrors({
        wishes: considered.map(({ wish }) => wish),
        mappings: rows.map(plannedMapping).filter((mapping) => mapping !== null),
        covered: new Set(),
      });
      await this.rememberVerdicts(pair, plan, considered, rows, target);
      await target.apply(writesOf(plan));
      deletions.push(...plan.deletes);
      run.count('unchanged', plan.unchanged + plan.restored.length);
      this.countFiltered(plan, run);
    }
    return deletions;
  }

  private countFiltered({ filtered }: MirrorPlan<PlannedMapping>, run: JobRun): void {
    const count = filtered.filter(({ reason }) => reason !== 'outside-window' && reason !== 'unreadable').length;
    run.count('filtered', count);
    this.metrics.eventsFiltered.inc(count);
  }

  private consider(
    pair: MirroredPair,
    due: readonly DueRow[],
    rows: readonly MappingRow[],
    wishes: Wishes,
  ): Considered[] {
    const mirrored = new Set(rows.filter(({ targetId }) => targetId !== null).map(({ eventId }) => eventId));
    const changed = new Map(due.map((row) => [row.event_id, row.changed || judgesAll(pair)]));
    return this.snapshot
      .open(pair.sourceCalendarId, due)
      .map((row) => wishes.consider(row, mirrored.has(row.eventId), changed.get(row.eventId) ?? true));
  }

  /** What needs no request: events that are not mirrored and why, and mirrors that are wanted again as they stand. */
  private async rememberVerdicts(
    pair: MirroredPair,
    plan: MirrorPlan<PlannedMapping>,
    considered: readonly Considered[],
    rows: readonly MappingRow[],
    target: PairTarget,
  ): Promise<void> {
    const known = new Map(rows.map((row) => [row.eventId, row]));
    const changes: MappingChange[] = plan.restored.map(({ row }) => ({
      ...row,
      state: 'mirrored',
      reason: null,
      written: null,
    }));
    const forgotten: string[] = [];
    for (const { wish, problem } of considered) {
      if (wish.mirror !== null) continue;
      const row = known.get(wish.sourceEventId) ?? null;
      if (wish.reason === 'outside-window') {
        if (row?.state === 'filtered') forgotten.push(row.eventId);
        continue;
      }
      const change = verdictChange(pair, wish.sourceEventId, wish.reason, problem, row);
      if (change !== null) changes.push(change);
    }
    await target.remember(changes, forgotten);
  }

  /** Mappings whose event is gone from the source, of which the snapshot is sure: it holds complete reads only. */
  private async vanished(pair: MirroredPair, target: PairTarget): Promise<Deletion[]> {
    const rows = await this.mappings.withoutSource(pair.id, pair.sourceCalendarId);
    const planned = rows.map(plannedMapping);
    await target.remember(
      [],
      rows.filter((_, index) => planned[index] === null).map(({ eventId }) => eventId),
    );
    const mappings = planned.filter((mapping) => mapping !== null);
    return [...planMirrors({ wishes: [], mappings, covered: 'all' }).deletes];
  }

  private async delete(
    pair: MirroredPair,
    deletes: readonly Deletion[],
    target: PairTarget,
    run: JobRun,
  ): Promise<void> {
    if (deletes.length === 0) return;
    const { released, held, reason } = guardDeletions({
      deletes,
      limits: pair.limits,
      mirrored: await this.mappings.countOnTarget(pair.id),
      sourceEmpty: await this.sourceIsEmpty(pair),
    });
    await target.apply(released.map(deleteOf));
    if (reason === null) return;
    await target.remember(
      held.map(({ mapping, reason: cause }) => ({ ...mapping.row, state: 'held', reason: cause, written: null })),
    );
    run.count('held', held.length);
    run.log('warn', 'deletions are held for approval', { count: held.length, reason });
    this.metrics.eventsHeld.inc(held.length);
  }

  private async sourceIsEmpty(pair: MirroredPair): Promise<boolean> {
    const rows = await this.db.query<unknown[]>('SELECT 1 FROM snapshot_events WHERE calendar_id = $1 LIMIT 1', [
      pair.sourceCalendarId,
    ]);
    return rows.length === 0;
  }
}

function writesOf(plan: MirrorPlan<PlannedMapping>): PlannedWrite[] {
  return [
    ...plan.creates.map(({ sourceEventId, mirror, mapping }): PlannedWrite => {
      return { kind: 'write', eventId: sourceEventId, mirror, previous: mapping?.row ?? null };
    }),
    ...plan.updates.map(({ mapping, mirror }): PlannedWrite => {
      return { kind: 'write', eventId: mapping.sourceEventId, mirror, previous: mapping.row };
    }),
  ];
}

/** Events that were filtered out stay known with their reason; those that are gone or out of the window are forgotten. */
function deleteOf({ mapping, reason }: Deletion): PlannedWrite {
  const remembered = reason === 'vanished' || reason === 'outside-window' ? null : reason;
  return { kind: 'delete', eventId: mapping.sourceEventId, previous: mapping.row, reason: remembered };
}

/** The mapping that remembers why an event is not mirrored; null where one says so already, or its mirror is still there. */
function verdictChange(
  pair: MirroredPair,
  eventId: string,
  reason: string,
  problem: string | null,
  row: MappingRow | null,
): MappingChange | null {
  const state = problem === null ? 'filtered' : 'unreadable';
  const because = problem ?? reason;
  if (row?.state === state && row.reason === because) return null;
  if (state === 'filtered' && row !== null && plannedMapping(row) !== null) return null;
  return {
    eventId,
    mirrorId: row?.mirrorId ?? mirrorIdOf({ installationId: pair.installationId, pairId: pair.id }, eventId, sha256),
    state,
    reason: because,
    targetId: row?.targetId ?? null,
    targetRevision: row?.targetRevision ?? null,
    fingerprint: row?.fingerprint ?? null,
    written: null,
  };
}

const sha256 = (text: string): string => hash('sha256', text);
