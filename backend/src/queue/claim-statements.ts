import { BACKGROUND_PRIORITY } from './lanes.js';
import type { Statement } from './queue-database.js';

/** Of an account's slots the last is kept for jobs that somebody waits for. */
const BACKGROUND_SLOTS = 'greatest(1, $12::integer - 1)';

/** Accounts of which so many of the first slots are taken, and no more may be. */
const fullAccounts = (slots: string): string => `
        SELECT r.account_id FROM sync_jobs r
        WHERE r.status = 'running' AND r.account_id IS NOT NULL AND r.account_slot <= ${slots}
        GROUP BY r.account_id HAVING count(*) >= ${slots}`;

/**
 * Part of `EXCHANGE`, which ends in `claimed`: takes up to $10 due jobs for worker $1, of them up to $11 from the background
 * lanes, looking at the lanes in the order of $9. $12 slots an account, $13 lease in ms.
 *
 * Ways that were tried (PostgreSQL 15, warm):
 * - One scan `ORDER BY priority, run_at, id` over all lanes reads every row of a lane that is not due yet before it
 *   reaches the next lane. A range for each lane reads due rows only, at the price of one descent a lane: 4 buffers with
 *   nothing queued and a million rows ended, 8 with 20,000 queued for later, 26 with one job due.
 * - `NOT EXISTS` for the exclusive key is planned as an anti-join, which may become a hash join with a sort over all due
 *   rows. A scalar sub-query stays a filter: one probe for each row that is looked at.
 * - The accounts at their cap are on the other hand best computed once (`NOT IN` is hashed), and only when a row with an
 *   account is met. Each claim passes all that waits for a full account: 4 ms for a thousand rows.
 * - Counting running jobs cannot keep the cap: two claims at the same moment count the same. Numbered slots under a
 *   unique index can; so can exclusive keys. The claim that comes second is refused as a whole and made again. Each worker
 *   tries an account's slots in an order of its own: about 35 refusals in 6,000 jobs that do nothing, of 99 accounts, with
 *   two workers that are never idle, where the lowest free slot made 48 to 108. Without accounts there were none.
 * - `SKIP LOCKED` needs the lock to be the last step, so what is found to be too much in one batch (a key twice, an account
 *   over its cap, the background over its share) is locked and let go again; the next claim gets it.
 */
export const CLAIM = `
candidate AS MATERIALIZED (
  SELECT lane.place, job.*
  FROM unnest($9::smallint[]) WITH ORDINALITY AS lane (priority, place)
  CROSS JOIN LATERAL (
    SELECT j.id, j.priority, j.run_at, j.exclusive_key, j.account_id
    FROM sync_jobs j
    WHERE j.status = 'queued' AND j.priority = lane.priority AND j.run_at <= now()
      AND (j.account_id IS NULL OR (lane.priority >= ${BACKGROUND_PRIORITY} OR j.account_id NOT IN (${fullAccounts('$12::integer')}))
        AND (lane.priority < ${BACKGROUND_PRIORITY} OR j.account_id NOT IN (${fullAccounts(BACKGROUND_SLOTS)})))
      AND (SELECT true FROM sync_jobs r WHERE r.status = 'running' AND r.exclusive_key = j.exclusive_key) IS NULL
    ORDER BY j.run_at, j.id
    LIMIT CASE WHEN lane.priority >= ${BACKGROUND_PRIORITY} THEN $11::integer ELSE $10::integer END
    FOR UPDATE SKIP LOCKED
  ) AS job
  LIMIT $10::integer
), ranked AS (
  SELECT id, priority, account_id,
    row_number() OVER (PARTITION BY exclusive_key ORDER BY place, run_at, id) AS of_key,
    row_number() OVER (PARTITION BY account_id ORDER BY place, run_at, id) AS of_account,
    count(*) FILTER (WHERE priority >= ${BACKGROUND_PRIORITY}) OVER (ORDER BY place, run_at, id) AS in_background
  FROM candidate
), chosen AS (
  SELECT id, account_id, CASE WHEN account_id IS NOT NULL THEN (
    SELECT slot FROM generate_series(1, CASE WHEN priority < ${BACKGROUND_PRIORITY} THEN $12::integer ELSE ${BACKGROUND_SLOTS} END) AS slot
    WHERE NOT EXISTS (
      SELECT FROM sync_jobs r
      WHERE r.status = 'running' AND r.account_id = ranked.account_id AND r.account_slot = slot)
    ORDER BY slot = $12::integer, hashtext($1 || account_id || slot) OFFSET of_account - 1 LIMIT 1) END AS slot
  FROM ranked
  WHERE of_key = 1 AND (priority < ${BACKGROUND_PRIORITY} OR in_background <= $11::integer)
), claimed AS (
  UPDATE sync_jobs j
  SET status = 'running', attempt = j.attempt + 1, account_slot = chosen.slot, locked_by = $1,
    lease_until = now() + $13::integer * interval '1 millisecond', started_at = now(), cancel_requested = false
  FROM chosen
  WHERE j.id = chosen.id AND (chosen.account_id IS NULL OR chosen.slot IS NOT NULL)
  RETURNING j.id, j.kind, j.lane, j.subject_id AS "subjectId", j.pair_id AS "pairId", j.calendar_id AS "calendarId",
    j.connector_id AS "connectorId", j.account_id AS "accountId", j.payload, j.attempt, j.max_attempts AS "maxAttempts",
    j.created_at AS "createdAt", j.counts, j.patience,
    extract(epoch FROM now() - greatest(j.run_at, j.created_at))::float8 AS "waitedSeconds"
)`;

/** Milliseconds to the next job that is not due yet, of the lanes $1; no row when there is none. */
export const NEXT_DUE: Statement = {
  name: 'next-due',
  text: `
SELECT extract(epoch FROM min(next.run_at) - clock_timestamp())::float8 * 1000 AS "inMs"
FROM unnest($1::smallint[]) AS lane (priority)
CROSS JOIN LATERAL (
  SELECT j.run_at FROM sync_jobs j
  WHERE j.status = 'queued' AND j.priority = lane.priority AND j.run_at > now()
  ORDER BY j.run_at LIMIT 1
) AS next
HAVING count(*) > 0`,
};
