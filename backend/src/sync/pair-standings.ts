import { Injectable } from '@nestjs/common';
import { ProviderError } from '@calmirror/core';
import { DataSource, type EntityManager } from 'typeorm';
import { ChangeNotes } from '../changes/change-notes.js';
import { connectorReasonAfter, scopeOf } from '../connectors/connector-standing.js';
import { isDatabaseAway } from '../database/database-away.js';
import type { JobRun } from '../queue/job-handler.js';
import { JobInterrupted } from '../queue/job-interrupted.js';
import {
  BROKEN,
  FIRST_FILL,
  SOURCE_BROKEN,
  standingAfterSourceFailure,
  standingAfterTargetFailure,
  standingFromCounts,
  type MappingCounts,
  type Standing,
} from './standing.js';

/** A pair that stood still because of its source, and what its mappings say. */
interface WaitingPair extends MappingCounts {
  readonly id: string;
  /** It has had a complete run. */
  readonly filled: boolean;
}

const COUNTS = `count(*) FILTER (WHERE state = 'held')::int AS held,
  count(*) FILTER (WHERE state = 'unreadable')::int AS unreadable, count(*) FILTER (WHERE state = 'failed')::int AS failed`;

/**
 * Writes where pairs and connectors stand. Rows are touched only when the standing changes. That our own database was away
 * says nothing of either; nor could it be written down.
 */
@Injectable()
export class PairStandings {
  constructor(
    private readonly db: DataSource,
    private readonly changes: ChangeNotes,
  ) {}

  /** The source was not read, whoever's fault: all its pairs say so, and its connector when only a person can help. */
  async sourceFailed(run: JobRun, calendarId: string, error: unknown): Promise<void> {
    if (isDatabaseAway(error)) return;
    const standing = error instanceof ProviderError ? standingAfterSourceFailure(error) : SOURCE_BROKEN;
    await this.heldBy(run, async (manager) => {
      const [changed] = await manager.query<[{ id: string }[], number]>(
        `UPDATE pairs SET state = $2, state_reason = $3
         WHERE source_calendar_id = $1 AND enabled AND removing IS NULL AND (state, state_reason) IS DISTINCT FROM ($2, $3)
         RETURNING id`,
        [calendarId, standing.state, standing.reason],
      );
      await this.tellOf(manager, changed);
      if (error instanceof ProviderError) await this.connectorFailed(manager, calendarId, error);
    });
  }

  /** The source was read again: pairs that stood still only because of it go back to what their mappings say. */
  async sourceRead(manager: EntityManager, calendarId: string): Promise<void> {
    const waiting = await manager.query<WaitingPair[]>(
      `SELECT p.id, p.last_succeeded_at IS NOT NULL AS filled, m.* FROM pairs p
         CROSS JOIN LATERAL (SELECT ${COUNTS} FROM mappings WHERE pair_id = p.id) m
       WHERE p.source_calendar_id = $1 AND p.enabled AND p.state_reason IN ('source-failing', 'source-needs-attention')`,
      [calendarId],
    );
    if (waiting.length > 0) await this.setAll(manager, waiting);
    await this.connectorWorks(manager, calendarId);
  }

  /** What a pair's mappings say of it. */
  async countMappings(manager: EntityManager, pairId: string): Promise<MappingCounts> {
    const [row] = await manager.query<MappingCounts[]>(`SELECT ${COUNTS} FROM mappings WHERE pair_id = $1`, [pairId]);
    return row ?? { held: 0, unreadable: 0, failed: 0 };
  }

  /** The target took what was written. */
  async targetWritten(targetCalendarId: string): Promise<void> {
    await this.connectorWorks(this.db.manager, targetCalendarId);
  }

  /**
   * A run of the pair ended early. Where its target refused or failed the connector says so too, if only a person can help.
   * A fault of our own is only named: the job's log and the process log say more; who interrupted a run knows of it.
   */
  async runFailed(run: JobRun, pairId: string, targetCalendarId: string, error: unknown): Promise<void> {
    if (error instanceof JobInterrupted || isDatabaseAway(error)) return;
    await this.heldBy(run, async (manager) => {
      await this.set(manager, pairId, error instanceof ProviderError ? standingAfterTargetFailure(error) : BROKEN);
      if (error instanceof ProviderError) await this.connectorFailed(manager, targetCalendarId, error);
    });
  }

  /** Mirrors of a pair that is being removed are still there. Who asks for the removal again goes on with it. */
  async removalFailed(run: JobRun, pairId: string, targetCalendarId: string, error: unknown): Promise<void> {
    if (isDatabaseAway(error)) return;
    const { state, reason } = error instanceof ProviderError ? standingAfterTargetFailure(error) : BROKEN;
    await this.heldBy(run, async (manager) => {
      await manager.query('UPDATE pairs SET state = $2, state_reason = $3 WHERE id = $1 AND removing IS NOT NULL', [
        pairId,
        state,
        reason,
      ]);
      if (error instanceof ProviderError) await this.connectorFailed(manager, targetCalendarId, error);
    });
  }

  /** Nobody is left to say how a read of the source failed. */
  async sourceFailedUnheard(calendarId: string): Promise<void> {
    await this.db.query(
      'UPDATE pairs SET state = $2, state_reason = $3 WHERE source_calendar_id = $1 AND enabled AND removing IS NULL',
      [calendarId, SOURCE_BROKEN.state, SOURCE_BROKEN.reason],
    );
  }

  /** Nobody is left to say how a run of the pair failed, or its removal. */
  async pairFailedUnheard(pairId: string): Promise<void> {
    await this.db.query(
      'UPDATE pairs SET state = $2, state_reason = $3 WHERE id = $1 AND (enabled OR removing IS NOT NULL)',
      [pairId, BROKEN.state, BROKEN.reason],
    );
  }

  /** A run that failed because its job was taken over must not speak over its successor. */
  private async heldBy(run: JobRun, say: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.db.transaction(async (manager) => {
      await run.hold(manager);
      await say(manager);
    });
  }

  private async setAll(manager: EntityManager, pairs: readonly WaitingPair[]): Promise<void> {
    const standings = pairs.map((pair) => (pair.filled ? standingFromCounts(pair) : FIRST_FILL));
    await manager.query(
      `UPDATE pairs SET state = s.state, state_reason = s.reason
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS s(id, state, reason) WHERE pairs.id = s.id`,
      [pairs.map(({ id }) => id), standings.map(({ state }) => state), standings.map(({ reason }) => reason)],
    );
    await this.tellOf(manager, pairs);
  }

  /** Consoles hear of a run's own pair when the run ends; of the others that a source has, here. */
  private async tellOf(manager: EntityManager, pairs: readonly { readonly id: string }[]): Promise<void> {
    if (pairs.length > 0)
      await this.changes.atCommit(manager, ['pairs', ...pairs.map(({ id }) => `pair:${id}` as const)]);
  }

  private async set(manager: EntityManager, pairId: string, standing: Standing): Promise<void> {
    await manager.query(
      'UPDATE pairs SET state = $2, state_reason = $3 WHERE id = $1 AND enabled AND removing IS NULL',
      [pairId, standing.state, standing.reason],
    );
  }

  private async connectorWorks(manager: EntityManager, calendarId: string): Promise<void> {
    const [, changed] = await manager.query<[unknown, number]>(
      `UPDATE connectors SET status = 'active', status_reason = NULL FROM calendars
       WHERE calendars.id = $1 AND connectors.id = calendars.connector_id AND connectors.status IN ('draft', 'needs-attention')`,
      [calendarId],
    );
    if (changed > 0) await this.changes.atCommit(manager, ['connectors']);
  }

  private async connectorFailed(manager: EntityManager, calendarId: string, error: ProviderError): Promise<void> {
    const reason = connectorReasonAfter(error);
    if (reason === null) return;
    const [, changed] = await manager.query<[unknown, number]>(
      `UPDATE connectors SET status = 'needs-attention', status_reason = $2::text FROM calendars
       WHERE calendars.id = $1 AND connectors.id = calendars.connector_id AND connectors.status <> 'disabled'
         AND (connectors.status, connectors.status_reason) IS DISTINCT FROM ('needs-attention', $2::text)
         AND NOT EXISTS (SELECT FROM calendars other WHERE other.connector_id = connectors.id AND (
           ($3 = 'calendar' AND other.id <> $1) OR ($3 = 'mailbox' AND other.mailbox <> calendars.mailbox)))`,
      [calendarId, reason, scopeOf(reason)],
    );
    if (changed > 0) await this.changes.atCommit(manager, ['connectors']);
  }
}
