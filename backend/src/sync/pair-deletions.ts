import { guardDeletions, type PlannedDeletion, planMirrors } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../metrics/metrics.js';
import type { JobRun } from '../queue/job-handler.js';
import { MappingStore } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';
import type { PairTarget } from './pair-target.js';
import { deleteOf, heldChange, isOnlyRemembered } from './planned-changes.js';
import { plannedMapping, type PlannedMapping } from './wishes.js';

export type Deletion = PlannedDeletion<PlannedMapping>;

/** Deletes for a run, last of all: what is gone from the source comes to light here, and the guard sees everything. */
@Injectable()
export class PairDeletions {
  constructor(
    private readonly db: DataSource,
    private readonly mappings: MappingStore,
    private readonly metrics: Metrics,
  ) {}

  /** Mappings whose event is gone from the source, of which the snapshot is sure: it holds complete reads only. */
  async vanished(pair: MirroredPair, target: PairTarget): Promise<Deletion[]> {
    const rows = await this.mappings.withoutSource(pair.id, pair.sourceCalendarId);
    await target.remember(
      [],
      rows.filter(isOnlyRemembered).map(({ eventId }) => eventId),
    );
    const mappings = rows.map(plannedMapping).filter((mapping) => mapping !== null);
    return [...planMirrors({ wishes: [], mappings, covered: 'all' }).deletes];
  }

  /** @param deletes all of the run's: the guard counts them together */
  async carryOut(pair: MirroredPair, deletes: readonly Deletion[], target: PairTarget, run: JobRun): Promise<void> {
    if (deletes.length === 0) return;
    const { released, held, reason } = guardDeletions({
      deletes,
      limits: pair.limits,
      mirrored: await this.mappings.countOnTarget(pair.id),
      sourceEmpty: await this.sourceIsEmpty(pair),
    });
    await target.apply(released.map(deleteOf));
    if (reason === null) return;
    await target.remember(held.map(heldChange));
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
