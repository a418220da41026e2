import { enteringOrLeaving, type TimeWindow } from '@calmirror/core';
import type { DataSource } from 'typeorm';
import type { SealedRow } from '../calendars/source-snapshot.js';
import type { MirroredPair } from './mirrored-pair.js';

/** Events opened, judged and written at a time: enough for sets to pay, few enough to stop between two of them. */
const BATCH = 500;

export interface DueRow extends SealedRow {
  /** True when the event itself changed since the pair's last complete run. */
  readonly changed: boolean;
}

/** Whether every event has to be judged anew: the first run, or one after the pair's rules were edited. */
export const judgesAll = (pair: MirroredPair): boolean =>
  pair.appliedWindow === null || pair.appliedRulesVersion < pair.rulesVersion;

/**
 * The source's rows that a run has to look at, in batches: those that changed since the last complete run, those that the
 * moving window lets in or out, and those whose last write is unsettled; or all that are in the window or mapped.
 */
export async function* dueEvents(db: DataSource, pair: MirroredPair, window: TimeWindow): AsyncGenerator<DueRow[]> {
  const spans = judgesAll(pair) ? [window] : enteringOrLeaving(pair.appliedWindow, window);
  for (let after = ''; ;) {
    const rows = await db.query<DueRow[]>(
      `SELECT s.event_id, s.problem, s.content, s.version > $3 AS changed
       FROM snapshot_events s LEFT JOIN mappings m ON m.pair_id = $2 AND m.event_id = s.event_id
       WHERE s.calendar_id = $1 AND s.event_id > $4 AND (
         s.version > $3 OR ($5 AND m.event_id IS NOT NULL) OR m.state IN ('approved', 'failed')
         OR EXISTS (SELECT 1 FROM unnest($6::timestamptz[], $7::timestamptz[]) AS w("from", "to")
                    WHERE (s.first_start IS NULL OR s.first_start < w."to") AND (s.last_end IS NULL OR s.last_end >= w."from")))
       ORDER BY s.event_id LIMIT ${BATCH}`,
      [
        pair.sourceCalendarId,
        pair.id,
        pair.appliedVersion,
        after,
        judgesAll(pair),
        spans.map(({ from }) => from),
        spans.map(({ to }) => to),
      ],
    );
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.event_id;
  }
}
