import type { EntityManager } from 'typeorm';
import type { StoredRead } from '../calendars/source-snapshot.js';
import { IS_HELD_BY_TARGET, readSeconds } from '../database/held-by-target.js';

/** A pair that has to run, and the account of its target. */
export interface BehindPair {
  readonly id: string;
  readonly account_id: string;
}

/**
 * Every pair that is behind, whatever the cause: a change just read, a run that was lost, rules that were edited. And
 * each that was not well until this read, behind or not: nothing else would find out that its target is well again, and
 * what its source failed of may stand in place of what its target did.
 */
const OF_SOURCE = `
SELECT p.id, t.account_id FROM pairs p
  JOIN calendars s ON s.id = p.source_calendar_id JOIN calendars t ON t.id = p.target_calendar_id
WHERE p.source_calendar_id = $1 AND p.enabled AND p.removing IS NULL AND p.id IS DISTINCT FROM $2
  AND (p.applied_version < s.snapshot_version OR p.applied_rules_version < p.rules_version
    OR p.state IN ('failing', 'needs-attention'))`;

/**
 * Each pair that mirrors onto this calendar, where what this very read brought is a meeting of its source's too, or what it
 * took away may be one that was held here; and each whose last run saw nothing of it, as nobody had it read then. None of a
 * calendar that is read for once, to look it through: it is believed by that very run alone. Earlier
 * reads have queued what they brought. One meeting after the other is looked up, and the pair is behind with the first one:
 * to compare both calendars took some 30 ms a pair.
 */
const OF_TARGET = `
SELECT p.id, t.account_id FROM pairs p JOIN calendars t ON t.id = p.target_calendar_id
WHERE p.target_calendar_id = $1 AND p.enabled AND p.removing IS NULL AND p.id IS DISTINCT FROM $2
  AND ${readSeconds('$1::uuid')} IS NOT NULL
  AND ((p.applied_target_version = 0 AND t.snapshot_version > 0 AND p.last_succeeded_at IS NOT NULL)
    OR $4 AND EXISTS (SELECT FROM mappings WHERE pair_id = p.id AND ${IS_HELD_BY_TARGET})
    OR $5 AND EXISTS (SELECT FROM snapshot_events here CROSS JOIN LATERAL (
        SELECT event_id FROM snapshot_events WHERE calendar_id = p.source_calendar_id AND uid_digest = here.uid_digest
        ORDER BY uid_digest LIMIT 1) there
      WHERE here.calendar_id = $1 AND here.version = $3 AND here.content IS NOT NULL))`;

/**
 * The pairs that a read of a calendar brings to run, but for `servedPairId`, which runs anyway.
 *
 * @param moved the read has changed the snapshot
 */
export async function behindPairs(
  manager: EntityManager,
  calendarId: string,
  { version, removed }: StoredRead,
  moved: boolean,
  servedPairId: string | null,
): Promise<BehindPair[]> {
  const ofSource = await manager.query<BehindPair[]>(OF_SOURCE, [calendarId, servedPairId]);
  const ofTarget = await manager.query<BehindPair[]>(OF_TARGET, [
    calendarId,
    servedPairId,
    version,
    removed > 0,
    moved,
  ]);
  return [...ofSource, ...ofTarget];
}
