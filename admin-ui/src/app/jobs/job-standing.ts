import type { JobAnswer } from '@calmirror/contracts';
import type { JobStatus } from '@calmirror/contracts/closed-lists';

/**
 * What a reader is told of a job. Finer than its status: that says neither whether a wait is for a moment that is still to
 * come, or for another try, nor whether a running job was asked to stop.
 */
export type JobStanding = JobStatus | 'scheduled' | 'retrying' | 'stopping';

type Seen = Pick<JobAnswer, 'status' | 'cancelRequested' | 'error' | 'runAt'>;

/** `now` in milliseconds of the epoch. */
export function standingOf({ status, cancelRequested, error, runAt }: Seen, now: number): JobStanding {
  if (status === 'running' && cancelRequested) return 'stopping';
  if (status !== 'queued') return status;
  if (error) return 'retrying';
  return Date.parse(runAt) > now ? 'scheduled' : 'queued';
}

export const hasEnded = ({ status }: Pick<JobAnswer, 'status'>): boolean => status !== 'queued' && status !== 'running';

/** Milliseconds that a job has run, or ran at its only or last attempt; null where it does not run and did not end. */
export function runTime(
  { status, startedAt, finishedAt }: Pick<JobAnswer, 'status' | 'startedAt' | 'finishedAt'>,
  now: number,
): number | null {
  if (startedAt === null || status === 'queued') return null;
  const end = finishedAt === null ? now : Date.parse(finishedAt);
  // The clock of the one who looks may be behind that of the server.
  return Math.max(0, end - Date.parse(startedAt));
}
