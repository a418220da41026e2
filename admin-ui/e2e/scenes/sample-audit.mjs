/** Entries of every action, newest first; beyond that, the same again. */
const ADA = '01900000-0000-7000-8000-000000000001';
const GRACE = '01900000-0000-7000-8000-000000000002';
const PAIR = {
  name: 'Ada, private → work',
  enabled: true,
  policy: { preset: 'busy' },
  filters: [{ kind: 'declined' }],
  window: { pastDays: 30, futureDays: 365 },
  intervalSeconds: 300,
  limits: { deletePercent: 30, deleteCount: 50 },
  targetEdits: 'mend',
};
const CHANGED = {
  ...PAIR,
  policy: { preset: 'title' },
  filters: [{ kind: 'declined' }, { kind: 'free' }, { kind: 'title', words: ['lunch', 'private'] }],
  window: { pastDays: 7, futureDays: 365 },
  limits: { deletePercent: 30, deleteCount: 200 },
};
const ICS = {
  kind: 'ics',
  name: 'Rota of the hospital',
  settings: { url: 'https://hospital.example.org/rota/night-shift-2026.ics' },
  signsIn: false,
};
const JOB = {
  id: '0190d000-0000-7000-8000-000000000000',
  kind: 'mirror',
  status: 'failed',
  attempt: 8,
  cancelRequested: false,
};
const FEED = { name: 'Night shift, published', color: '#0b6477', published: true };

/** [action, kind and name of the subject, before, after, by whom] */
const ENTRIES = [
  ['pair.updated', 'pair', 'Ada, private → work', PAIR, CHANGED],
  ['pair.deletions-approved', 'pair', 'Rota of the night shift', null, { decided: 87, eventIds: 'all' }],
  ['job.retried', 'job', 'mirror', JOB, { ...JOB, status: 'queued', attempt: 0 }],
  ['connector.updated', 'connector', 'Rota of the hospital', ICS, { ...ICS, signsIn: true }],
  [
    'connector.validated',
    'connector',
    'Rota of the hospital',
    { status: 'draft', statusReason: 'not-validated' },
    { status: 'active', statusReason: null },
  ],
  ['session.created', 'user', 'Ada Lovelace', null, null],
  [
    'pair.deleted',
    'pair',
    'Company-wide announcements, all-hands meetings and holidays',
    { ...PAIR, mirrors: 'deleted' },
    null,
    GRACE,
  ],
  ['pair.deletions-discarded', 'pair', 'Board', null, { decided: 2, eventIds: ['0190e'] }, GRACE],
  [
    'job.cancelled',
    'job',
    'reconcile',
    { ...JOB, status: 'running' },
    { ...JOB, status: 'running', cancelRequested: true },
  ],
  ['job.scheduled', 'job', 'pull', null, JOB, GRACE],
  ['calendar.address-renewed', 'calendar', 'Night shift, published', FEED, FEED],
  ['calendar.address-revoked', 'calendar', 'Night shift, published', FEED, { ...FEED, published: false }],
  ['calendar.updated', 'calendar', 'Night shift, published', { ...FEED, name: 'Night' }, FEED],
  ['pair.created', 'pair', 'Ada, private → work', null, PAIR],
  ['calendar.created', 'calendar', 'Night shift, published', null, FEED],
  ['calendar.deleted', 'calendar', 'Κρατήσεις', FEED, null],
  ['connector.created', 'connector', 'Rota of the hospital', null, ICS],
  ['connector.deleted', 'connector', 'Old Exchange', ICS, null],
  ['session.ended', 'user', 'Grace Hopper', null, null, GRACE],
  ['user.created', 'user', 'Ada Lovelace', null, { email: 'ada@example.org', name: 'Ada Lovelace' }, null],
];

/** So many entries about these things; what is named otherwise is gone. */
export function sampleAudit(amount, { pairs, calendars, connectors }) {
  const things = new Map([...pairs, ...calendars, ...connectors].map(({ id, name }) => [name, id]));
  const now = Date.now();
  return Array.from({ length: amount }, (_, index) => {
    const [action, subjectKind, subjectName, before, after, actorId = ADA] = ENTRIES[index % ENTRIES.length];
    const known = subjectKind === 'job' ? JOB.id : (things.get(subjectName) ?? '0190eeee-0000-7000-8000-000000000000');
    return {
      id: `0190a0d1-0000-7000-8000-${String(index).padStart(12, '0')}`,
      at: new Date(now - (index * index + index * 40 + 1) * 20_000).toISOString(),
      actorId,
      actorName: actorId === null ? null : actorId === ADA ? 'Ada Lovelace' : 'Grace Hopper',
      action,
      subjectKind,
      subjectId: known,
      subjectName,
      before,
      after,
      address: actorId === null ? null : actorId === ADA ? '192.0.2.17' : '2001:db8:85a3::8a2e:370:7334',
      requestId: actorId === null ? null : '0190f3c2-7d7a-7c11-9c0b-4be1c0ffee01',
    };
  });
}
