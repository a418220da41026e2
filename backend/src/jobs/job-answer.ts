import type { JobAnswer, JobLogAnswer } from '@calmirror/contracts';
import type { SyncJobLog } from '../database/entities/sync-job-log.entity.js';
import type { SyncJob } from '../database/entities/sync-job.entity.js';

const NOTHING = {
  read: 0,
  created: 0,
  updated: 0,
  deleted: 0,
  unchanged: 0,
  filtered: 0,
  held: 0,
  failed: 0,
  respected: 0,
  requests: 0,
};

/** What the audit log keeps of a job. */
export const jobRecord = (job: SyncJob): Omit<JobAnswer, 'subjectName'> => ({
  id: job.id,
  kind: job.kind,
  lane: job.lane,
  status: job.status,
  pairId: job.pairId,
  calendarId: job.calendarId,
  connectorId: job.connectorId,
  attempt: job.attempt,
  maxAttempts: job.maxAttempts,
  cancelRequested: job.cancelRequested,
  createdAt: job.createdAt.toISOString(),
  runAt: job.runAt.toISOString(),
  startedAt: job.startedAt?.toISOString() ?? null,
  finishedAt: job.finishedAt?.toISOString() ?? null,
  counts: { ...NOTHING, ...job.counts },
  error: job.errorKind === null ? null : { kind: job.errorKind, message: job.errorMessage ?? '' },
});

/** A job as the API answers it. */
export const jobAnswer = (job: SyncJob, subjectName: string | null): JobAnswer => ({ ...jobRecord(job), subjectName });

export const jobLogAnswer = ({ id, at, level, message, data }: SyncJobLog): JobLogAnswer => ({
  id,
  at: at.toISOString(),
  level,
  message,
  data,
});
