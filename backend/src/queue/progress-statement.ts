import type { JobLogLevel } from '@calmirror/contracts';
import { newId } from '../database/new-id.js';
import { storableJson } from '../database/storable-text.js';
import type { Statement } from './queue-database.js';

export interface LogLine {
  readonly at: Date;
  readonly level: JobLogLevel;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Writes counts and log lines of a run, if the job $2 is still this worker's ($1) at this attempt ($3), and answers
 * whether it is to stop; no row when it is another's. `counts` is in no index, so this update stays within its page.
 */
export const PROGRESS: Statement = {
  name: 'progress',
  text: `
WITH mine AS (
  UPDATE sync_jobs SET counts = $4::jsonb
  WHERE id = $2 AND status = 'running' AND locked_by = $1 AND attempt = $3
  RETURNING cancel_requested
), lines AS (
  INSERT INTO sync_job_logs (id, job_id, at, level, message, data)
  SELECT line.id, $2, line.at, line.level, line.message, line.data
  FROM mine, unnest($5::uuid[], $6::timestamptz[], $7::text[], $8::text[], $9::jsonb[])
    AS line (id, at, level, message, data)
)
SELECT cancel_requested AS "cancelRequested" FROM mine`,
};

/** The columns of log lines, as {@link PROGRESS} wants them from $5 on. */
export function lineColumns(lines: readonly LogLine[]): unknown[] {
  return [
    lines.map(() => newId()),
    lines.map(({ at }) => at.toISOString()),
    lines.map(({ level }) => level),
    lines.map(({ message }) => message),
    lines.map(({ data }) => storableJson(data)),
  ];
}

/**
 * Fence of a handler's transaction. `KEY SHARE` is the weakest lock that a sweep's `FOR UPDATE` yields to, and the only
 * one that heartbeats and requests to cancel, which update the row, need not wait for.
 */
export const HOLD = `SELECT FROM sync_jobs
WHERE id = $1 AND status = 'running' AND locked_by = $2 AND attempt = $3 FOR KEY SHARE`;
