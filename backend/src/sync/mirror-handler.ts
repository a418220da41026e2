import { Injectable } from '@nestjs/common';
import { ProviderError, type TimeWindow } from '@calmirror/core';
import { DataSource } from 'typeorm';
import { readSeconds } from '../database/held-by-target.js';
import { IS_SOURCE } from '../database/push-standing.js';
import { Metrics } from '../metrics/metrics.js';
import type { ClaimedJob, JobHandler, JobRun } from '../queue/job-handler.js';
import { JobQueue } from '../queue/job-queue.js';
import { CalendarPull } from './calendar-pull.js';
import { loadMirroredPair, type MirroredPair } from './mirrored-pair.js';
import { PairChanged } from './pair-changed.js';
import { PairMirror } from './pair-mirror.js';
import { PairStandings } from './pair-standings.js';
import { standingFromCounts } from './standing.js';

/** Milliseconds until single events that failed, and may go well by themselves, are tried again. */
const SETTLE_AFTER = 60_000;
const SETTLE_AT_MOST = 6 * 3_600_000;

/** Job `mirror`: brings one pair up to date, and says where it stands afterwards. */
@Injectable()
export class MirrorHandler implements JobHandler {
  readonly kind = 'mirror';

  constructor(
    private readonly db: DataSource,
    private readonly pull: CalendarPull,
    private readonly mirror: PairMirror,
    private readonly standings: PairStandings,
    private readonly queue: JobQueue,
    private readonly metrics: Metrics,
  ) {}

  async run(job: ClaimedJob, run: JobRun): Promise<void> {
    if (job.payload['pullFirst'] === true) await this.pullSource(job, run);
    const stored = await loadMirroredPair(this.db, job.subjectId);
    if (stored === null) return run.log('info', 'the pair is paused or gone: nothing to mirror');
    try {
      const pair = await this.knowingItsTarget(stored, job, run);
      const { window, written, unsettled } = await this.mirror.run(pair, job, run);
      await this.complete(pair, window, run);
      if (written > 0) await this.wrote(pair, job);
      if (unsettled > 0) await this.tryAgainLater(pair, job);
    } catch (error) {
      if (error instanceof PairChanged) return run.log('info', error.message);
      await this.standings.runFailed(run, stored.id, stored.targetCalendarId, error);
      throw error;
    }
  }

  failedUnheard(pairId: string): Promise<void> {
    return this.standings.pairFailedUnheard(pairId);
  }

  private async pullSource(job: ClaimedJob, run: JobRun): Promise<void> {
    const [row] = await this.db.query<{ id: string }[]>('SELECT source_calendar_id AS id FROM pairs WHERE id = $1', [
      job.subjectId,
    ]);
    if (row) await this.pull.run(row.id, job, job.subjectId, run);
  }

  /**
   * A target that is a source too is read before anything is written there for the first time: what it holds of its own is not
   * mirrored onto it. So is any that is looked through. That it may not be read is told by the pairs of which it is the
   * source, and stops nothing here.
   */
  private async knowingItsTarget(pair: MirroredPair, job: ClaimedJob, run: JobRun): Promise<MirroredPair> {
    const isLookedThrough = job.kind === 'reconcile' && job.payload['pullFirst'] === true && pair.targetCanBeRead;
    if (!pair.targetAwaitsRead && !isLookedThrough) return pair;
    try {
      await this.pull.run(pair.targetCalendarId, job, pair.id, run);
    } catch (error) {
      if (!(error instanceof ProviderError) || passes(error)) throw error;
      run.log('warn', 'the target cannot be read: what it holds of its own is not known yet', { reason: error.reason });
    }
    const known = await loadMirroredPair(this.db, pair.id, isLookedThrough);
    if (known === null) throw new PairChanged();
    return known;
  }

  /** The pair's version moves last (promise 8), and only to what this run has seen. */
  private async complete(pair: MirroredPair, window: TimeWindow, run: JobRun): Promise<void> {
    await this.db.transaction(async (manager) => {
      await run.hold(manager);
      const { state, reason } = standingFromCounts(await this.standings.countMappings(manager, pair.id));
      await manager.query(
        `UPDATE pairs SET applied_version = $2, applied_rules_version = $3, applied_from = $4, applied_to = $5,
           state = $6, state_reason = $7, applied_target_version = $8, last_succeeded_at = now()
         WHERE id = $1 AND enabled AND removing IS NULL AND rules_version = $3`,
        [
          ...[pair.id, pair.snapshotVersion, pair.rulesVersion, window.from, window.to, state, reason],
          // Of a target that nobody reads nothing was seen.
          pair.targetIsRead ? pair.targetVersion : '0',
        ],
      );
      // It may have come to need its target read just when the last pair of that was paused.
      await manager.query(
        `UPDATE calendars c SET next_pull_at = now()
         WHERE id = $1 AND next_pull_at IS NULL AND NOT ${IS_SOURCE} AND ${readSeconds('c.id')} IS NOT NULL`,
        [pair.targetCalendarId],
      );
    });
  }

  private async wrote(pair: MirroredPair, job: ClaimedJob): Promise<void> {
    await this.standings.targetWritten(pair.targetCalendarId);
    const { changedAt } = job.payload;
    if (typeof changedAt === 'string')
      this.metrics.changeToMirrorSeconds.observe({ lane: job.lane }, (Date.now() - Date.parse(changedAt)) / 1000);
  }

  /** Each time twice as late as the time before, for as long as nothing else brings the pair to run. */
  private async tryAgainLater(pair: MirroredPair, job: ClaimedJob): Promise<void> {
    const tries = typeof job.payload['settles'] === 'number' ? job.payload['settles'] : 0;
    await this.queue.enqueue([
      {
        kind: 'mirror',
        lane: 'poll',
        pairId: pair.id,
        accountId: pair.targetAccountId,
        runAt: new Date(Date.now() + Math.min(SETTLE_AFTER * 2 ** tries, SETTLE_AT_MOST)),
        payload: { settles: tries + 1 },
      },
    ]);
  }
}

/** Worth waiting for. */
const passes = ({ kind }: ProviderError): boolean => kind === 'rate-limited' || kind === 'temporary';
