import type { JobAnswer } from '@calmirror/contracts';
import type { SubjectKind } from '../subjects/subjects';

/** What a job is about. Each has exactly one subject. */
export function subjectOf(job: Pick<JobAnswer, 'pairId' | 'calendarId' | 'connectorId'>): {
  kind: SubjectKind;
  id: string;
} {
  if (job.pairId !== null) return { kind: 'pair', id: job.pairId };
  if (job.calendarId !== null) return { kind: 'calendar', id: job.calendarId };
  return { kind: 'connector', id: job.connectorId ?? '' };
}
