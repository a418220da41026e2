import { Injectable } from '@nestjs/common';
import type { MappingState } from '@calmirror/contracts';
import type { CalendarEvent } from '@calmirror/core';
import { DataSource, type EntityManager } from 'typeorm';
import { amongIds } from '../database/among-ids.js';
import { packBytes } from '../database/packed-bytes.js';
import { mappingContent } from '../pairs/mapping-content.js';
import { SecretBox } from '../secrets/secret-box.js';
import { inSteps } from './target-writer.js';

/** One row of a pair's mappings. `event` is what was last written, and null while nothing of ours is on the target. */
export interface MappingRow {
  readonly eventId: string;
  readonly mirrorId: string;
  readonly state: MappingState;
  readonly reason: string | null;
  readonly targetId: string | null;
  readonly targetRevision: string | null;
  readonly fingerprint: string | null;
}

/** A row to be saved. Without `written` the content that is stored stays. */
export interface MappingChange extends MappingRow {
  readonly written: CalendarEvent | null;
}

const COLUMNS = `event_id AS "eventId", mirror_id AS "mirrorId", state, reason, target_id AS "targetId",
  target_revision AS "targetRevision", fingerprint`;

/** Rows read or written at a time where a pair may have many: some milliseconds. */
const PAGE = 500;

/** A pair's mappings, read by the columns that a plan needs and written in sets. */
@Injectable()
export class MappingStore {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
  ) {}

  async ofEvents(pairId: string, eventIds: readonly string[]): Promise<MappingRow[]> {
    return this.db.query<MappingRow[]>(
      `SELECT ${COLUMNS} FROM mappings WHERE pair_id = $1 AND ${amongIds('$2')} ORDER BY event_id`,
      [pairId, eventIds],
    );
  }

  /**
   * Mappings whose event is no longer in the source's snapshot. A difference of two sets costs the same however old the
   * statistics are; a join of 10,000 with 10,000 rows took 11 s when the table had just been filled.
   */
  async withoutSource(pairId: string, calendarId: string): Promise<MappingRow[]> {
    const gone = await this.db.query<{ event_id: string }[]>(
      'SELECT event_id FROM mappings WHERE pair_id = $1 EXCEPT SELECT event_id FROM snapshot_events WHERE calendar_id = $2',
      [pairId, calendarId],
    );
    if (gone.length === 0) return [];
    return this.ofEvents(
      pairId,
      gone.map(({ event_id }) => event_id),
    );
  }

  /** The next mappings that have, or may have, something of ours on the target, up to `limit` of them by event id. */
  async onTarget(pairId: string, after: string, limit: number): Promise<MappingRow[]> {
    return this.db.query<MappingRow[]>(
      `SELECT ${COLUMNS} FROM mappings
       WHERE pair_id = $1 AND event_id > $2 AND (target_id IS NOT NULL OR state = 'failed') ORDER BY event_id LIMIT $3`,
      [pairId, after, limit],
    );
  }

  /** Orphans: mappings whose event id is but a prefix and their mirror's own. */
  async orphans(pairId: string, prefix: string): Promise<MappingRow[]> {
    return this.db.query<MappingRow[]>(
      `SELECT ${COLUMNS} FROM mappings
       WHERE pair_id = $1 AND state IN ('failed', 'held', 'approved', 'kept') AND event_id = $2 || mirror_id`,
      [pairId, prefix],
    );
  }

  /** All of a pair, by event id. Taken in pages: the driver reads all that has arrived at once, 40 ms for 10,000 rows. */
  async ofPair(pairId: string): Promise<MappingRow[]> {
    const rows: MappingRow[] = [];
    for (
      let page, after = '';
      (page = await this.pageOfPair(pairId, after)).length > 0;
      after = page.at(-1)?.eventId ?? ''
    )
      rows.push(...page);
    return rows;
  }

  /** How many have, or may have, something of ours on the target. */
  async countOnTarget(pairId: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM mappings WHERE pair_id = $1 AND (target_id IS NOT NULL OR state = 'failed')`,
      [pairId],
    );
    return row?.count ?? 0;
  }

  /** JSON of what was last written for these events, or was found in its place. */
  async contents(pairId: string, eventIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.query<{ event_id: string; content: Buffer }[]>(
      `SELECT event_id, content FROM mappings
       WHERE pair_id = $1 AND ${amongIds('$2')} AND content IS NOT NULL ORDER BY event_id`,
      [pairId, eventIds],
    );
    return new Map(
      rows.map(({ event_id, content }) => [event_id, this.box.open(content, mappingContent(pairId, event_id))]),
    );
  }

  /** In the caller's transaction; many in pieces, so that others have their turn while they are sealed and sent. */
  async save(manager: EntityManager, pairId: string, changes: readonly MappingChange[]): Promise<void> {
    for (const some of inSteps(changes, PAGE)) await this.saveSome(manager, pairId, some);
  }

  async remove(manager: EntityManager, pairId: string, eventIds: readonly string[]): Promise<void> {
    if (eventIds.length === 0) return;
    await manager.query('DELETE FROM mappings WHERE pair_id = $1 AND event_id = ANY($2)', [pairId, eventIds]);
  }

  private async saveSome(manager: EntityManager, pairId: string, changes: readonly MappingChange[]): Promise<void> {
    const contents = packBytes(
      changes.map(({ eventId, written }) =>
        written === null ? null : this.box.seal(JSON.stringify(written), mappingContent(pairId, eventId)),
      ),
    );
    await manager.query(
      `INSERT INTO mappings (pair_id, event_id, mirror_id, state, reason, target_id, target_revision, fingerprint, content)
       SELECT $1, event_id, mirror_id, state, reason, target_id, target_revision, fingerprint,
         substring($9::bytea FROM start FOR length)
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $10::integer[],
         $11::integer[])
         AS r(event_id, mirror_id, state, reason, target_id, target_revision, fingerprint, start, length)
       ON CONFLICT (pair_id, event_id) DO UPDATE SET state = excluded.state, reason = excluded.reason,
         target_id = excluded.target_id, target_revision = excluded.target_revision, fingerprint = excluded.fingerprint,
         content = CASE WHEN excluded.target_id IS NULL AND excluded.state <> 'respected' THEN NULL
           ELSE COALESCE(excluded.content, mappings.content) END,
         updated_at = now()`,
      [
        pairId,
        changes.map(({ eventId }) => eventId),
        changes.map(({ mirrorId }) => mirrorId),
        changes.map(({ state }) => state),
        changes.map(({ reason }) => reason),
        changes.map(({ targetId }) => targetId),
        changes.map(({ targetRevision }) => targetRevision),
        changes.map(({ fingerprint }) => fingerprint),
        contents.bytes,
        contents.starts,
        contents.lengths,
      ],
    );
  }

  private async pageOfPair(pairId: string, after: string): Promise<MappingRow[]> {
    return this.db.query<MappingRow[]>(
      `SELECT ${COLUMNS} FROM mappings WHERE pair_id = $1 AND event_id > $2 ORDER BY event_id LIMIT ${PAGE}`,
      [pairId, after],
    );
  }
}
