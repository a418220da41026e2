import type { JobAnswer, JobCounts, JobLogAnswer } from '@calmirror/contracts';

const NOTHING: JobCounts = {
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

/** A job `j` that mirrors the pair `p`, waiting unless told otherwise. */
export const aJob = ({
  counts,
  ...given
}: Partial<Omit<JobAnswer, 'counts'>> & { counts?: Partial<JobCounts> } = {}): JobAnswer => ({
  id: 'j',
  kind: 'mirror',
  lane: 'interactive',
  status: 'queued',
  pairId: 'p',
  calendarId: null,
  connectorId: null,
  subjectName: 'Rota',
  attempt: 1,
  maxAttempts: 8,
  cancelRequested: false,
  createdAt: '2026-11-22T12:00:00.000Z',
  runAt: '2026-11-22T12:00:00.000Z',
  startedAt: given.status && given.status !== 'queued' ? '2026-11-22T12:00:01.000Z' : null,
  finishedAt: given.status && !['queued', 'running'].includes(given.status) ? '2026-11-22T12:00:05.000Z' : null,
  error: null,
  ...given,
  counts: { ...NOTHING, ...counts },
});

export const aLogLine = (id: string, message: string, level: JobLogAnswer['level'] = 'info'): JobLogAnswer => ({
  id,
  at: '2026-11-22T12:00:02.000Z',
  level,
  message,
  data: {},
});
