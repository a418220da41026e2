import { Injectable } from '@nestjs/common';
import { type MirrorPlan, planMirrors, type TimeWindow, windowAround } from '@calmirror/core';
import { DataSource } from 'typeorm';
import { onBehalfOf } from '../connectors/adapter-user.js';
import { Adapters } from '../connectors/adapters.js';
import { PARTLY_THERE } from '../database/held-by-target.js';
import { Metrics } from '../metrics/metrics.js';
import type { ClaimedJob, JobRun } from '../queue/job-handler.js';
import { dueEvents, type DueRow } from './due-events.js';
import { DueJudging } from './due-judging.js';
import { Journal } from './journal.js';
import { type MappingChange, type MappingRow, MappingStore } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';
import { type Deletion, PairDeletions } from './pair-deletions.js';
import { PairTarget, type WriteTally } from './pair-target.js';
import { isOnlyRemembered, verdictChange, writesOf } from './planned-changes.js';
import { ReturnedOrphans } from './returned-orphans.js';
import { RunSize } from './run-size.js';
import { type Considered, plannedMapping, type PlannedMapping, Wishes } from './wishes.js';

/** Events that were judged together, their mappings, and what is to be done about them. */
interface PlannedBatch {
  readonly rows: readonly MappingRow[];
  readonly considered: readonly Considered[];
  readonly plan: MirrorPlan<PlannedMapping>;
}

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
    private readonly judging: DueJudging,
    private readonly mappings: MappingStore,
    private readonly orphans: ReturnedOrphans,
    private readonly deletions: PairDeletions,
    private readonly journal: Journal,
    private readonly metrics: Metrics,
  ) {}

  /**
   * @throws {ProviderError} what ended the run
   * @throws {PairChanged} when a person paused, removed or edited the pair meanwhile
   */
  async run(pair: MirroredPair, job: ClaimedJob, run: JobRun): Promise<WriteTally & { window: TimeWindow }> {
    const size = new RunSize(pair, job);
    const adapter = await this.adapters.open(pair.targetConnectorId, onBehalfOf(run, size.isBulk));
    const target = new PairTarget(
      { db: this.db, mappings: this.mappings, journal: this.journal, metrics: this.metrics },
      pair,
      adapter,
      job,
      run,
    );
    const window = windowAround(Date.now(), pair.window);
    await this.orphans.takeBack(pair, target);
    const unwanted = await this.write(pair, new Wishes(pair, adapter, window), { window, target, size }, run);
    const vanished = await this.deletions.vanished(pair, target);
    size.plan(unwanted.length + vanished.length);
    await this.deletions.carryOut(pair, [...unwanted, ...vanished], target, run);
    target.end();
    return { ...target.tally, window };
  }

  /**
   * Creates and updates, batch by batch; answers the deletions that came to light. One batch is read and judged while the
   * one before is written: the two share no event.
   */
  private async write(
    pair: MirroredPair,
    wishes: Wishes,
    { window, target, size }: { window: TimeWindow; target: PairTarget; size: RunSize },
    run: JobRun,
  ): Promise<Deletion[]> {
    const deletions: Deletion[] = [];
    let writing: Promise<void> = Promise.resolve();
    try {
      for await (const due of dueEvents(this.db, pair, window)) {
        const batch = await this.plan(pair, due, wishes);
        await writing;
        await run.checkpoint();
        size.plan(batch.plan.creates.length + batch.plan.updates.length);
        writing = this.carryOut(pair, batch, target, run);
        // Whatever it comes to is told where it is awaited.
        writing.catch(() => undefined);
        deletions.push(...batch.plan.deletes);
      }
    } finally {
      // A run that fails while it reads does not end before its last write has.
      await Promise.allSettled([writing]);
    }
    await writing;
    return deletions;
  }

  private async plan(pair: MirroredPair, due: readonly DueRow[], wishes: Wishes): Promise<PlannedBatch> {
    const rows = await this.mappings.ofEvents(
      pair.id,
      due.map((row) => row.event_id),
    );
    const considered = await this.judging.consider(pair, due, rows, wishes);
    const plan = planMirrors({
      wishes: considered.map(({ wish }) => wish),
      mappings: rows.map(plannedMapping).filter((mapping) => mapping !== null),
      covered: new Set(),
    });
    return { rows, considered, plan };
  }

  private async carryOut(pair: MirroredPair, batch: PlannedBatch, target: PairTarget, run: JobRun): Promise<void> {
    const { plan } = batch;
    await this.rememberVerdicts(pair, batch, target);
    await target.apply(writesOf(plan, partlyThere(batch)));
    run.count('unchanged', plan.unchanged + plan.restored.length);
    this.countFiltered(plan, run);
  }

  private countFiltered({ filtered }: MirrorPlan<PlannedMapping>, run: JobRun): void {
    const count = filtered.filter(({ reason }) => reason !== 'outside-window' && reason !== 'unreadable').length;
    run.count('filtered', count);
    this.metrics.eventsFiltered.inc(count);
  }

  /** What needs no request: events that are not mirrored and why, and mirrors that are wanted again as they stand. */
  private async rememberVerdicts(
    pair: MirroredPair,
    { plan, considered, rows }: PlannedBatch,
    target: PairTarget,
  ): Promise<void> {
    const known = new Map(rows.map((row) => [row.eventId, row]));
    const partly = partlyThere({ considered });
    const changes: MappingChange[] = plan.restored.map(({ row }) => ({
      ...row,
      state: 'mirrored',
      reason: partly.has(row.eventId) ? PARTLY_THERE : null,
      written: null,
    }));
    const forgotten: string[] = [];
    for (const { wish, problem } of considered) {
      if (wish.mirror !== null) continue;
      const row = known.get(wish.sourceEventId) ?? null;
      if (wish.reason === 'outside-window') {
        if (row !== null && isOnlyRemembered(row)) forgotten.push(row.eventId);
        continue;
      }
      const change = verdictChange(pair, wish.sourceEventId, wish.reason, problem, row);
      if (change !== null) changes.push(change);
    }
    await target.remember(changes, forgotten);
  }
}

const partlyThere = ({ considered }: Pick<PlannedBatch, 'considered'>): ReadonlySet<string> =>
  new Set(considered.filter(({ partly }) => partly).map(({ wish }) => wish.sourceEventId));
