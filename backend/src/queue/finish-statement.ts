import type { JobStatus } from '@calmirror/contracts';
import type { OwnedJob } from './job-claims.js';
import type { Statement } from './queue-database.js';

/** How a job ended for good. */
export interface Ending {
  readonly job: OwnedJob;
  readonly status: Exclude<JobStatus, 'queued' | 'running'>;
  readonly error: { kind: string; message: string } | null;
  readonly counts: Readonly<Record<string, number>>;
  /** True for a run that left nothing worth keeping: its row is deleted. */
  readonly forgotten: boolean;
}

/**
 * Ends a set of jobs of worker $1. Fenced by worker and attempt: what was taken over meanwhile is not touched, and not
 * in the answer. Only a running job is locked by anybody. That it runs is not asked for in so many words because PostgreSQL,
 * whose statistics know of no running jobs, would then read all of them for each of the set, and not the key: 7 ms for a
 * hundred, not 2. One statement for all that ended within one round trip: with jobs that do nothing this is half of all work.
 */
export const FINISH: Statement = {
  name: 'finish',
  text: `
WITH ending AS (
  SELECT * FROM unnest($2::uuid[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::boolean[])
    AS ending (id, attempt, status, error_kind, error_message, counts, forgotten)
), forgotten AS (
  DELETE FROM sync_jobs j USING ending
  WHERE ending.forgotten AND j.id = ending.id AND j.locked_by = $1 AND j.attempt = ending.attempt
  RETURNING j.id
), kept AS (
  UPDATE sync_jobs j
  SET status = ending.status, finished_at = now(), locked_by = NULL, lease_until = NULL, account_slot = NULL,
    not_before = NULL, error_kind = ending.error_kind, error_message = ending.error_message, counts = ending.counts
  FROM ending
  WHERE NOT ending.forgotten AND j.id = ending.id AND j.locked_by = $1
    AND j.attempt = ending.attempt
  RETURNING j.id
)
SELECT id FROM forgotten UNION ALL SELECT id FROM kept`,
};

/** Parameters of {@link FINISH}. */
export function finishValues(workerId: string, endings: readonly Ending[]): unknown[] {
  const column = <T>(of: (ending: Ending) => T): T[] => endings.map(of);
  return [
    workerId,
    column(({ job }) => job.id),
    column(({ job }) => job.attempt),
    column(({ status }) => status),
    column(({ error }) => error?.kind ?? null),
    column(({ error }) => error?.message ?? null),
    column(({ counts }) => JSON.stringify(counts)),
    column(({ forgotten }) => forgotten),
  ];
}
