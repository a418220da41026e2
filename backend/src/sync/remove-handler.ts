import type { ConnectorAdapter } from '@calmirror/connectors';
import { matchMirrors, type ProviderError } from '@calmirror/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { onBehalfOf } from '../connectors/adapter-user.js';
import { Adapters } from '../connectors/adapters.js';
import { Metrics } from '../metrics/metrics.js';
import { followPairs } from '../pairs/source-rhythm.js';
import type { ClaimedJob, JobHandler, JobRun } from '../queue/job-handler.js';
import { inTurns } from './in-turns.js';
import { Journal, type JournalLine } from './journal.js';
import { type MappingRow, MappingStore } from './mapping-store.js';
import { PairStandings } from './pair-standings.js';
import { lineOf } from './planned-write.js';
import { orphanId, StrayMirrors } from './stray-mirrors.js';
import { concernsOneEvent, inSteps, writeToTarget } from './target-writer.js';

/** Mappings opened at a time. */
const BATCH = 500;

interface RemovedPair {
  readonly id: string;
  readonly sourceCalendarId: string;
  readonly targetCalendarId: string;
  readonly externalId: string;
  readonly connectorId: string;
  readonly installationId: string;
  readonly removing: string | null;
}

/**
 * Job `remove`: takes a pair's mirrors away, in batches that can be stopped and go on. The pair itself goes with the last
 * of them when it is being removed; else it stays, paused and as if it had never run.
 */
@Injectable()
export class RemoveHandler implements JobHandler {
  readonly kind = 'remove';

  constructor(
    private readonly db: DataSource,
    private readonly adapters: Adapters,
    private readonly mappings: MappingStore,
    private readonly journal: Journal,
    private readonly strays: StrayMirrors,
    private readonly standings: PairStandings,
    private readonly metrics: Metrics,
  ) {}

  async run(job: ClaimedJob, run: JobRun): Promise<void> {
    const pair = await this.load(job.subjectId);
    if (pair === null) return run.log('info', 'the pair is gone');
    if (pair.removing === null) await this.pause(pair);
    try {
      await this.takeAllAway(pair, job, run);
    } catch (error) {
      if (!run.signal.aborted) await this.standings.removalFailed(run, pair.id, pair.targetCalendarId, error);
      throw error;
    }
    await this.finish(pair, run);
  }

  failedUnheard(pairId: string): Promise<void> {
    return this.standings.pairFailedUnheard(pairId);
  }

  private async takeAllAway(pair: RemovedPair, job: ClaimedJob, run: JobRun): Promise<void> {
    const adapter = await this.adapters.open(pair.connectorId, onBehalfOf(run, always));
    let refusal: ProviderError | null = null;
    for (let rows, after = ''; (rows = await this.mappings.onTarget(pair.id, after, BATCH)).length > 0;) {
      for (const step of inSteps(rows, adapter.capabilities.batchSize))
        refusal = (await this.takeAway(pair, adapter, step, job, run)) ?? refusal;
      after = rows.at(-1)?.eventId ?? after;
    }
    refusal = (await this.takeStraysAway(pair, adapter, job, run)) ?? refusal;
    if (refusal !== null) throw refusal;
  }

  /** What carries this pair's marker and no mapping knows: left by a database that was restored, or copied by a person. */
  private async takeStraysAway(
    pair: RemovedPair,
    adapter: ConnectorAdapter,
    job: ClaimedJob,
    run: JobRun,
  ): Promise<ProviderError | null> {
    if (adapter.listMirrors === undefined) return null;
    await run.checkpoint();
    const request = { calendarId: pair.externalId, known: new Map<string, string>(), signal: run.signal };
    const owner = { installationId: pair.installationId, pairId: pair.id };
    const left = (await this.mappings.ofPair(pair.id)).filter(({ targetId }) => targetId !== null);
    const { groups } = await inTurns(matchMirrors(owner, left, await adapter.listMirrors(request)));
    const strays = groups.flatMap(({ mirrorId, mapping, standing, twins }) =>
      [...(mapping === null && standing !== null ? [standing] : []), ...twins].map((object) => {
        return { eventId: mapping?.eventId ?? orphanId(mirrorId), mirrorId, object };
      }),
    );
    const place = { pairId: pair.id, calendarId: pair.externalId, adapter };
    return this.strays.takeAway(place, strays, job, run);
  }

  /**
   * One request, and one transaction that forgets what it took away. Answers why something stayed that the target would not
   * give up.
   * @throws {ProviderError} what ends the run
   */
  private async takeAway(
    pair: RemovedPair,
    adapter: ConnectorAdapter,
    step: readonly MappingRow[],
    job: ClaimedJob,
    run: JobRun,
  ): Promise<ProviderError | null> {
    await run.checkpoint();
    const operations = step.map(({ mirrorId, targetId, targetRevision }) => ({
      kind: 'delete' as const,
      mirrorId,
      previous: { targetId: targetId ?? mirrorId, revision: targetRevision },
    }));
    const outcomes = await writeToTarget(adapter, pair.externalId, operations);
    const gone = step.filter((_, index) => outcomes[index]?.ok);
    const ids = gone.map(({ eventId }) => eventId);
    // The journal of a pair goes with it; what a paused pair loses can still be explained.
    const before = pair.removing === null ? await this.mappings.contents(pair.id, ids) : null;
    await this.db.transaction(async (manager) => {
      await run.hold(manager);
      await this.mappings.remove(manager, pair.id, ids);
      if (before !== null)
        await this.journal.write(
          manager,
          pair.id,
          job.id,
          gone.map((row) => lineOfRemoval(row, before)),
        );
    });
    run.count('deleted', gone.length);
    this.metrics.eventsDeleted.inc(gone.length);
    const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
    for (const error of errors) if (!concernsOneEvent(error, 'delete')) throw error;
    run.count('failed', errors.length);
    return errors[0] ?? null;
  }

  private async load(pairId: string): Promise<RemovedPair | null> {
    const [row] = await this.db.query<RemovedPair[]>(
      `SELECT p.id, p.source_calendar_id AS "sourceCalendarId", p.target_calendar_id AS "targetCalendarId", p.removing,
         t.external_id AS "externalId", t.connector_id AS "connectorId", i.id AS "installationId"
       FROM pairs p JOIN calendars t ON t.id = p.target_calendar_id, installation i WHERE p.id = $1`,
      [pairId],
    );
    return row ?? null;
  }

  private async pause(pair: RemovedPair): Promise<void> {
    await this.db.transaction(async (manager) => {
      await manager.query(
        `UPDATE pairs SET enabled = false, state = 'paused', state_reason = 'paused-by-administrator' WHERE id = $1`,
        [pair.id],
      );
      await followPairs(manager, pair.sourceCalendarId);
    });
  }

  private async finish(pair: RemovedPair, run: JobRun): Promise<void> {
    await this.db.transaction(async (manager) => {
      await run.hold(manager);
      if (pair.removing !== null) {
        await manager.query('DELETE FROM pairs WHERE id = $1', [pair.id]);
        return;
      }
      await manager.query('DELETE FROM mappings WHERE pair_id = $1', [pair.id]);
      await manager.query(
        `UPDATE pairs SET applied_version = 0, applied_rules_version = 0, applied_from = NULL, applied_to = NULL,
           last_succeeded_at = NULL WHERE id = $1`,
        [pair.id],
      );
    });
  }
}

/** All of a pair's mirrors go. */
const always = (): boolean => true;

const lineOfRemoval = (previous: MappingRow, before: ReadonlyMap<string, string>): JournalLine =>
  lineOf({ kind: 'delete', eventId: previous.eventId, previous, reason: null }, before);
