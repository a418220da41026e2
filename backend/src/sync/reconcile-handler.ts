import type { ConnectorAdapter } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { onBehalfOf } from '../connectors/adapter-user.js';
import { Adapters } from '../connectors/adapters.js';
import type { ClaimedJob, JobHandler, JobRun } from '../queue/job-handler.js';
import { MirrorHandler } from './mirror-handler.js';
import { loadMirroredPair, type MirroredPair } from './mirrored-pair.js';
import { PairChanged } from './pair-changed.js';
import { type ListingAdapter, PairReconcile } from './pair-reconcile.js';
import { PairStandings } from './pair-standings.js';

/**
 * Job `reconcile`: reads a pair's target back and mends what is not as it was left, or respects it. The source is read and
 * mirrored first, so that nothing is taken for unwanted that is only not known yet.
 */
@Injectable()
export class ReconcileHandler implements JobHandler {
  readonly kind = 'reconcile';

  constructor(
    private readonly db: DataSource,
    private readonly adapters: Adapters,
    private readonly mirror: MirrorHandler,
    private readonly reconcile: PairReconcile,
    private readonly standings: PairStandings,
  ) {}

  async run(job: ClaimedJob, run: JobRun): Promise<void> {
    const stored = await loadMirroredPair(this.db, job.subjectId);
    if (stored === null) return run.log('info', 'the pair is paused or gone: nothing to reconcile');
    const adapter = await this.open(stored, run);
    await this.mirror.run({ ...job, payload: { pullFirst: true } }, run);
    const pair = await loadMirroredPair(this.db, job.subjectId);
    if (pair === null || pair.appliedRulesVersion < pair.rulesVersion)
      return run.log('info', 'the pair was changed meanwhile: it is reconciled another time');
    if (await this.lookThrough(pair, adapter, job, run)) await this.mirror.run({ ...job, payload: {} }, run);
  }

  failedUnheard(pairId: string): Promise<void> {
    return this.standings.pairFailedUnheard(pairId);
  }

  private async open(pair: MirroredPair, run: JobRun): Promise<ListingAdapter> {
    const adapter = await this.adapters.open(pair.targetConnectorId, onBehalfOf(run, always));
    if (canList(adapter)) return adapter;
    throw new ProviderError('rejected', 'refused', 'What stands on this target cannot be listed.');
  }

  /** Answers whether there is anything to be written or deleted now. */
  private async lookThrough(
    pair: MirroredPair,
    adapter: ListingAdapter,
    job: ClaimedJob,
    run: JobRun,
  ): Promise<boolean> {
    try {
      return await this.reconcile.run(pair, adapter, job, run);
    } catch (error) {
      if (error instanceof PairChanged) {
        run.log('info', error.message);
        return false;
      }
      await this.standings.runFailed(run, pair.id, pair.targetCalendarId, error);
      throw error;
    }
  }
}

/** All of a target is looked through. */
const always = (): boolean => true;

const canList = (adapter: ConnectorAdapter): adapter is ListingAdapter => adapter.listMirrors !== undefined;
