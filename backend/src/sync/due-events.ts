import { enteringOrLeaving, type TimeWindow } from '@calmirror/core';
import type { DataSource } from 'typeorm';
import type { SealedRow } from '../calendars/source-snapshot.js';
import { amongIds } from '../database/among-ids.js';
import { IS_HELD_BY_TARGET } from '../database/held-by-target.js';
import type { MirroredPair } from './mirrored-pair.js';

/** Events opened, judged and written at a time: enough for sets to pay, few enough to stop between two of them. */
const BATCH = 500;

export interface DueRow extends SealedRow {
  /** True when the event itself changed since the pair's last complete run. */
  readonly changed: boolean;
  readonly uid_digest: string | null;
}

/** Whether every event has to be judged anew: the first run, or one after the pair's rules were edited. */
export const judgesAll = (pair: MirroredPair): boolean =>
  pair.appliedWindow === null || pair.appliedRulesVersion < pair.rulesVersion;

/**
 * The source's rows that a run has to look at, in batches: those that changed since the last complete run, those that the
 * moving window lets in or out, those whose last write is unsettled, and those of which the target's own copies changed, came
 * or went; or all that are in the window or mapped.
 */
export async function* dueEvents(db: DataSource, pair: MirroredPair, window: TimeWindow): AsyncGenerator<DueRow[]> {
  const ids = await dueIds(db, pair, window);
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await db.query<DueRow[]>(
      `SELECT event_id, problem, content, uid_digest, version > $3 AS changed
       FROM snapshot_events WHERE calendar_id = $1 AND ${amongIds('$2')} ORDER BY event_id`,
      [pair.sourceCalendarId, ids.slice(start, start + BATCH), pair.appliedVersion],
    );
    if (rows.length > 0) yield rows;
  }
}

/**
 * Ids of the rows to look at; those of mappings may have no row any more. A union of sets, and no join: calendars and
 * mappings are filled faster than the database gathers its statistics, and of 10,000 rows that it took for one it joined
 * each batch row by row through an index on something else, for 17 s. For the same reason what both calendars hold is
 * looked up digest by digest: of the target's rows that changed, and of the events that it was known to hold.
 */
async function dueIds(db: DataSource, pair: MirroredPair, window: TimeWindow): Promise<string[]> {
  const spans = judgesAll(pair) ? [window] : enteringOrLeaving(pair.appliedWindow, window);
  const rows = await db.query<{ event_id: string }[]>(
    `SELECT event_id FROM snapshot_events WHERE calendar_id = $1 AND version > $3
     UNION
     SELECT s.event_id FROM snapshot_events s, unnest($5::timestamptz[], $6::timestamptz[]) AS w("from", "to")
     WHERE s.calendar_id = $1 AND (s.first_start IS NULL OR s.first_start < w."to")
       AND (s.last_end IS NULL OR s.last_end >= w."from")
     UNION
     SELECT event_id FROM mappings WHERE pair_id = $2 AND ($4 OR state IN ('approved', 'failed'))
     UNION
     SELECT s.event_id FROM snapshot_events t CROSS JOIN LATERAL (
       SELECT event_id FROM snapshot_events WHERE calendar_id = $1 AND uid_digest = t.uid_digest
       ORDER BY uid_digest OFFSET 0) s
     WHERE t.calendar_id = $7 AND t.version > $8 AND t.content IS NOT NULL
     UNION
     SELECT event_id FROM (
       SELECT event_id, (SELECT uid_digest FROM snapshot_events s WHERE s.calendar_id = $1 AND s.event_id = m.event_id) AS digest
       FROM mappings m WHERE pair_id = $2 AND ${IS_HELD_BY_TARGET} OFFSET 0) held
     WHERE (SELECT true FROM snapshot_events t WHERE t.calendar_id = $7 AND t.uid_digest = held.digest
       ORDER BY t.uid_digest LIMIT 1) IS NULL
     ORDER BY event_id`,
    [
      pair.sourceCalendarId,
      pair.id,
      pair.appliedVersion,
      judgesAll(pair),
      spans.map(({ from }) => from),
      spans.map(({ to }) => to),
      pair.targetIsRead ? pair.targetCalendarId : null,
      pair.appliedTargetVersion,
    ],
  );
  return rows.map(({ event_id }) => event_id);
}
