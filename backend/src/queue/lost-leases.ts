import { Injectable } from '@nestjs/common';
import type { JobKind, JobStatus, Lane } from '@calmirror/contracts';
import { GIVE_BACK } from './give-back-statement.js';
import { QueueDatabase, type Statement } from './queue-database.js';

/** A job whose worker fell silent, and what became of it. */
export interface LostJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly lane: Lane;
  readonly subjectId: string;
  readonly status: JobStatus;
}

const SWEEP_SIZE = 100;
const LOST = `status = 'running' AND lease_until < now()`;
const MESSAGE = 'the worker that ran this job fell silent';

/** A job that kills its worker ends here; so does one that a person wanted to stop. */
const END_LOST: Statement = {
  name: 'end-lost',
  text: `
WITH lost AS (
  SELECT id FROM sync_jobs WHERE ${LOST} AND (attempt >= max_attempts OR cancel_requested)
  ORDER BY lease_until LIMIT ${SWEEP_SIZE} FOR UPDATE SKIP LOCKED
)
UPDATE sync_jobs j
SET status = CASE WHEN j.cancel_requested THEN 'cancelled' ELSE 'failed' END, finished_at = now(), locked_by = NULL,
  lease_until = NULL, account_slot = NULL, error_kind = 'lost-worker', error_message = '${MESSAGE}'
FROM lost WHERE j.id = lost.id
RETURNING j.id, j.kind, j.lane, j.subject_id AS "subjectId", j.status`,
};

/**
 * `SKIP LOCKED` does two things here: sweeps of several workers share the work, and a row that a handler's transaction
 * holds (`JobRun.hold`) is left alone until that transaction has ended.
 */
const REQUEUE_LOST: Statement = {
  name: 'requeue-lost',
  text: `
WITH back AS (
  SELECT id, kind, subject_id, priority, lane, attempt, now() AS run_at, NULL::timestamptz AS not_before,
    'lost-worker' AS error_kind, '${MESSAGE}' AS error_message, counts, payload, patience
  FROM sync_jobs WHERE ${LOST} AND attempt < max_attempts AND NOT cancel_requested
  ORDER BY lease_until LIMIT ${SWEEP_SIZE} FOR UPDATE SKIP LOCKED
)${GIVE_BACK}`,
};

/** Takes the jobs of dead workers over: back into the queue, or to their end when their attempts are used up. */
@Injectable()
export class LostLeases {
  constructor(private readonly database: QueueDatabase) {}

  /**
   * Both statements read all running rows, some hundreds, through a partial index. One on `lease_until` would make this
   * faster and everything else slower: each claim, and each heartbeat, which now is written within its page.
   */
  async sweep(): Promise<LostJob[]> {
    const ended = await this.database.rows<LostJob>(END_LOST, []);
    const requeued = await this.database.rows<LostJob>(REQUEUE_LOST, []);
    return [...ended, ...requeued];
  }
}
