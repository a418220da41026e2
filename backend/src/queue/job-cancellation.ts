import type { JobStatus } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WAKE_CHANNEL } from './enqueue-statement.js';
import { CANCEL_PAYLOAD } from './wake-listener.js';

export interface CancelledJob {
  readonly id: string;
  /** `running` while its handler has not stopped yet. */
  readonly status: Extract<JobStatus, 'cancelled' | 'running'>;
}

/** A waiting job ends at once; a running one is asked to stop, and the workers are told by the same commit. */
const cancel = (which: string): string => `
WITH live AS (
  UPDATE sync_jobs
  SET status = CASE status WHEN 'queued' THEN 'cancelled' ELSE status END,
    finished_at = CASE status WHEN 'queued' THEN now() END,
    cancel_requested = status = 'running'
  WHERE ${which} AND status IN ('queued', 'running')
  RETURNING id, status
)
SELECT id, status, (SELECT pg_notify('${WAKE_CHANNEL}', '${CANCEL_PAYLOAD}')) FROM live`;

/** Takes work back that was handed in. */
@Injectable()
export class JobCancellation {
  /** Null when the job is not there, or had ended. */
  async cancel(jobId: string, manager: EntityManager): Promise<CancelledJob | null> {
    const [job] = await manager.query<CancelledJob[]>(cancel('id = $1'), [jobId]);
    return job ? { id: job.id, status: job.status } : null;
  }

  /** All that waits or runs for one pair, calendar or connector; for the one who pauses or removes it. */
  async cancelAllOf(subjectId: string, manager: EntityManager): Promise<CancelledJob[]> {
    const jobs = await manager.query<CancelledJob[]>(cancel('subject_id = $1'), [subjectId]);
    return jobs.map(({ id, status }) => ({ id, status }));
  }
}
