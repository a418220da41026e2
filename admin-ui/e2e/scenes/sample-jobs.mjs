/** Jobs in every state, of every kind and with every error, newest first; beyond that, the same again. */
const MINUTE = 60_000;
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
  requests: 1,
};
const FILL = { read: 1_204, created: 1_190, filtered: 14, requests: 1_212 };

/** [status, kind, lane, seconds of the run, counts, error, more] */
const KINDS = [
  ['running', 'mirror', 'interactive', 94, { read: 9_870, created: 4_312, requests: 4_330 }],
  ['running', 'pull', 'poll', 2, { requests: 1 }],
  ['running', 'reconcile', 'upkeep', 340, { read: 830, updated: 3 }, null, { cancelRequested: true }],
  ['queued', 'mirror', 'push', 0, {}],
  ['queued', 'pull', 'interactive', 0, {}, null, { dueIn: 540 }],
  [
    'queued',
    'pull',
    'poll',
    4,
    {},
    ['temporary', 'GET https://calendar.example.org/rota.ics: HTTP 503'],
    { attempt: 3, dueIn: 95 },
  ],
  ['succeeded', 'mirror', 'push', 0.4, { read: 2, created: 1, updated: 1, requests: 2 }],
  [
    'failed',
    'pull',
    'poll',
    1.2,
    {},
    ['auth', 'GET https://dav.example.org/ada/: HTTP 401, wrong user name or password'],
  ],
  ['succeeded', 'mirror', 'poll', 71, FILL],
  ['succeeded', 'mirror', 'poll', 3.6, { read: 120, deleted: 4, held: 87, requests: 8 }],
  ['cancelled', 'mirror', 'interactive', 12, { created: 40, requests: 44 }],
  ['succeeded', 'validate', 'interactive', 0.8, {}],
  [
    'failed',
    'mirror',
    'poll',
    8,
    { read: 40, created: 37, failed: 3 },
    ['rejected', 'PUT: HTTP 403, the event is too large'],
  ],
  ['succeeded', 'reconcile', 'upkeep', 26, { read: 1_204, unchanged: 1_204, respected: 2, requests: 3 }],
  ['failed', 'mirror', 'push', 0.1, {}, ['bug', "TypeError: see the worker's log"], { attempt: 8 }],
  ['cancelled', 'mirror', 'poll', 0, {}, ['superseded', '']],
  ['succeeded', 'remove', 'upkeep', 190, { deleted: 1_043, requests: 1_050 }],
  ['failed', 'pull', 'poll', 0.2, {}, ['blocked', 'the address 10.0.0.7 is not public'], { attempt: 1 }],
  ['succeeded', 'pull', 'poll', 0.3, { read: 3, requests: 1 }],
];

export const jobId = (index) => `0190d000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const SUBJECT = { pull: 'calendarId', validate: 'connectorId' };

/** So many jobs about these pairs, calendars and connectors. */
export function sampleJobs(amount, { pairs, calendars, connectors }) {
  const now = Date.now();
  const at = (ms) => new Date(now - ms).toISOString();
  const lists = { pairId: pairs, calendarId: calendars, connectorId: connectors };
  return Array.from({ length: amount }, (_, index) => {
    // What is live is among the newest.
    const among = index < KINDS.length ? index : 6 + (index % (KINDS.length - 6));
    const [status, kind, lane, seconds, counts, error = null, more = {}] = KINDS[among];
    const field = SUBJECT[kind] ?? 'pairId';
    const subject = lists[field][(index * 7) % lists[field].length];
    const ended = status !== 'queued' && status !== 'running';
    const age = status === 'running' ? seconds * 1000 + 900 : (index + 1) * 0.7 * MINUTE + seconds * 1000;
    const begun = age - 800;
    return {
      id: jobId(index),
      kind,
      lane,
      status,
      pairId: null,
      calendarId: null,
      connectorId: null,
      [field]: subject?.id ?? '0190eeee-0000-7000-8000-000000000000',
      subjectName: subject?.name ?? null,
      attempt: more.attempt ?? 1,
      maxAttempts: 8,
      cancelRequested: more.cancelRequested ?? false,
      createdAt: at(age),
      runAt: at(more.dueIn ? -more.dueIn * 1000 : age),
      startedAt: seconds > 0 ? at(begun) : null,
      finishedAt: ended ? at(begun - seconds * 1000) : null,
      counts: { ...NOTHING, ...counts },
      error: error && { kind: error[0], message: error[1] },
    };
  });
}

const LINES = [
  ['info', 'the cursor is no longer accepted: reading everything anew', {}],
  ['warn', 'events withheld', { count: 3 }],
  ['warn', 'the target refused an event', { reason: 'too-large', message: 'HTTP 413 Request Entity Too Large' }],
  ['info', 'the target is as it was left', { created: 0, mended: 0, twins: 0 }],
  [
    'error',
    'PUT https://dav.example.org/ada/work/0190.ics: HTTP 503 Service Unavailable',
    { kind: 'temporary', attempt: 1 },
  ],
];

/** The log lines of a job that tells so much. */
export const sampleLog = (amount) =>
  Array.from({ length: amount }, (_, index) => {
    const [level, message, data] = LINES[index % LINES.length];
    const at = new Date(Date.now() - (amount - index) * 1_700).toISOString();
    return { id: `0190f000-0000-7000-8000-${String(index).padStart(12, '0')}`, at, level, message, data };
  });

export const sampleLoad = {
  pairs: [],
  lanes: [
    { lane: 'push', queued: 1, running: 0, oldestDueSeconds: 0 },
    { lane: 'interactive', queued: 1, running: 1, oldestDueSeconds: 0 },
    { lane: 'poll', queued: 1_240, running: 1, oldestDueSeconds: 74 },
    { lane: 'upkeep', queued: 0, running: 1, oldestDueSeconds: 0 },
  ],
  finishedJobs: { succeeded: 9_120, failed: 14, cancelled: 3 },
  mirrored: [],
  workers: ['worker-1'],
  attention: [],
  freshness: { fresh: 480, late: 12, never: 8 },
};
