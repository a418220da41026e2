import { WAKE_CHANNEL } from './enqueue-statement.js';

/**
 * Tail of a statement that puts running jobs back into the queue, after a CTE `back (id, kind, subject_id, priority,
 * lane, attempt, run_at, not_before, error_kind, error_message, counts, payload, patience)` that holds and locks them.
 *
 * Only one job of a kind and subject may wait. Where one was queued while this one ran, the two are folded: the waiting
 * one goes on with the attempts, the error and the floor of the other, at its own time and in the higher lane of the two,
 * and this one ends as `cancelled` with `superseded`. The waiting one survives because somebody was answered its id.
 * Its own time stands, though the other is to back off: it was asked for after the failed run began.
 */
export const GIVE_BACK = `
, heir AS (
  UPDATE sync_jobs w
  SET attempt = greatest(w.attempt, back.attempt), payload = back.payload || w.payload,
    lane = CASE WHEN back.priority < w.priority THEN back.lane ELSE w.lane END,
    priority = least(w.priority, back.priority),
    patience = back.patience, run_at = greatest(w.run_at, back.not_before), not_before = greatest(w.not_before, back.not_before),
    error_kind = coalesce(back.error_kind, w.error_kind), error_message = coalesce(back.error_message, w.error_message)
  FROM back
  WHERE w.status = 'queued' AND w.kind = back.kind AND w.subject_id = back.subject_id
  RETURNING w.id, w.kind, w.subject_id
)
UPDATE sync_jobs j
SET status = CASE WHEN heir.id IS NULL THEN 'queued' ELSE 'cancelled' END,
  finished_at = CASE WHEN heir.id IS NULL THEN NULL ELSE now() END,
  attempt = back.attempt, run_at = back.run_at, not_before = back.not_before, payload = back.payload,
  counts = back.counts, patience = back.patience, locked_by = NULL, lease_until = NULL, account_slot = NULL,
  error_kind = CASE WHEN heir.id IS NULL THEN back.error_kind ELSE 'superseded' END,
  error_message = CASE WHEN heir.id IS NULL THEN back.error_message ELSE 'job ' || heir.id || ' goes on instead' END
FROM back LEFT JOIN heir ON heir.kind = back.kind AND heir.subject_id = back.subject_id
WHERE j.id = back.id
RETURNING j.id, j.kind, j.lane, j.subject_id AS "subjectId", j.status, (SELECT pg_notify('${WAKE_CHANNEL}', ''))`;
