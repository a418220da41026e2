import { MAX_ATTEMPTS } from '@calmirror/core';
import { newId } from '../database/new-id.js';
import { type JobRequest, jobIdentity } from './job-request.js';

/** Woken workers look at the queue; the payload `cancel` makes them look at their running jobs. */
export const WAKE_CHANNEL = 'calmirror_jobs';

/**
 * Queues a set of jobs, folding each into the one of the same kind and subject that already waits: the higher lane and the
 * earlier time win, with two exceptions. A job that waits out a back-off is brought forward by a person alone, as every
 * poll and every push would else undo the back-off; and nobody brings it before what the provider asked to wait for.
 *
 * One notification a statement, at its commit: it takes a lock that is global to the database, and one for each row made
 * inserts six times slower with 16 clients (15.1 to 2.6 thousand a second).
 */
export const ENQUEUE = `
WITH queued AS (
  INSERT INTO sync_jobs (id, kind, lane, priority, subject_id, pair_id, calendar_id, connector_id, account_id,
    exclusive_key, payload, max_attempts, run_at)
  SELECT id, kind, lane, priority, subject_id, pair_id, calendar_id, connector_id, account_id,
    exclusive_key, payload, ${MAX_ATTEMPTS}, coalesce(run_at, now())
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::smallint[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[],
    $9::uuid[], $10::text[], $11::jsonb[], $12::timestamptz[]) AS request (id, kind, lane, priority, subject_id, pair_id,
    calendar_id, connector_id, account_id, exclusive_key, payload, run_at)
  ON CONFLICT (kind, subject_id) WHERE status = 'queued' DO UPDATE SET
    lane = CASE WHEN excluded.priority < sync_jobs.priority THEN excluded.lane ELSE sync_jobs.lane END,
    priority = least(sync_jobs.priority, excluded.priority),
    run_at = CASE
      WHEN sync_jobs.error_kind IS NOT NULL AND excluded.lane <> 'interactive' THEN sync_jobs.run_at
      ELSE greatest(least(sync_jobs.run_at, excluded.run_at), sync_jobs.not_before) END,
    payload = sync_jobs.payload || excluded.payload || CASE
      WHEN sync_jobs.payload ? 'changedAt' AND excluded.payload ? 'changedAt'
      THEN jsonb_build_object('changedAt', least(sync_jobs.payload->>'changedAt', excluded.payload->>'changedAt'))
      ELSE '{}' END
  RETURNING id, kind, subject_id, xmax <> 0 AS folded
)
SELECT id, kind, subject_id AS "subjectId", folded, (SELECT pg_notify('${WAKE_CHANNEL}', '')) FROM queued`;

/** The columns of `requests` as {@link ENQUEUE} wants them; sorted by the unique key, so that two sets never deadlock. */
export function enqueueValues(requests: readonly JobRequest[]): unknown[] {
  const rows = requests
    .map((request) => ({ request, ...jobIdentity(request) }))
    .sort((a, b) => (a.exclusiveKey + a.request.kind < b.exclusiveKey + b.request.kind ? -1 : 1));
  const column = <T>(of: (row: (typeof rows)[number]) => T): T[] => rows.map(of);
  return [
    column(() => newId()),
    column(({ request }) => request.kind),
    column(({ request }) => request.lane),
    column(({ priority }) => priority),
    column(({ subjectId }) => subjectId),
    column(({ request }) => ('pairId' in request ? request.pairId : null)),
    column(({ request }) => ('calendarId' in request ? request.calendarId : null)),
    column(({ request }) => ('connectorId' in request ? request.connectorId : null)),
    column(({ request }) => request.accountId ?? null),
    column(({ exclusiveKey }) => exclusiveKey),
    column(({ request }) => JSON.stringify(request.payload ?? {})),
    column(({ request }) => request.runAt?.toISOString() ?? null),
  ];
}
