import { json, paged } from './answers.mjs';
import { sampleEvent } from './sample-event.mjs';
import { samplePairs } from './sample-pairs.mjs';

const HOUR = 3_600_000;
const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();
const zone = 'Europe/Paris';

/** Ids of the one pair that its pages are looked at with, and of what it ties together. */
export const pairId = '0190a000-0000-7000-8000-000000000000';
const sourceId = '0190b000-0000-7000-8000-000000000000';
const targetId = '0190c000-0000-7000-8000-000000000000';

export const samplePair = (said = {}) => ({
  id: pairId,
  name: 'Ada, private → work',
  sourceCalendarId: sourceId,
  targetCalendarId: targetId,
  sourceName: 'Private',
  targetName: 'Work',
  feedUrl: '/feeds/sample.ics',
  enabled: true,
  policy: { preset: 'title' },
  filters: [{ kind: 'declined' }, { kind: 'free' }],
  window: { pastDays: 30, futureDays: 365 },
  intervalSeconds: 300,
  limits: { deletePercent: 30, deleteCount: 50 },
  targetEdits: 'mend',
  state: 'ok',
  stateReason: null,
  lastSucceededAt: ago(48),
  freshnessSeconds: 48,
  counts: { mirrored: 1_204, filtered: 37, held: 0, failed: 0, respected: 2 },
  createdAt: ago(40 * 86_400),
  updatedAt: ago(86_400),
  ...said,
});

const calendars = {
  [sourceId]: { name: 'Private', feedUrl: null, readable: true, writable: true },
  [targetId]: { name: 'Work', feedUrl: '/feeds/sample.ics', readable: true, writable: true },
};
const calendar = (id) =>
  json({
    id,
    connectorId: `0190d000-0000-7000-8000-00000000000${id === sourceId ? 0 : 1}`,
    externalId: id,
    color: null,
    timeZone: zone,
    lastPulledAt: ago(48),
    createdAt: ago(40 * 86_400),
    updatedAt: ago(86_400),
    ...calendars[id],
  });

/** An event by the clock of Paris, so many days from today. */
function event(index, days, from, to, said) {
  const day = new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
  const at = (time) => (time ? { kind: 'zoned', wall: `${day}T${time}:00`, zone } : { kind: 'date', date: day });
  const next = new Date(Date.parse(day) + 24 * HOUR).toISOString().slice(0, 10);
  return sampleEvent(index, at(from), to ? at(to) : { kind: 'date', date: next }, said);
}
const person = (name) => ({ name, email: `${name.toLowerCase()}@example.org` });
const attendee = (name) => ({ ...person(name), answer: 'accepted', role: 'required', kind: 'individual' });
const every = (rule) => ({ rules: [rule], exceptionRules: [], dates: [], exclusions: [] });

/** The next events of the source, of every kind that a policy or a filter looks at. */
export const sampleEvents = [
  event(1, 1, '09:30', '09:45', {
    summary: 'Standup',
    recurrence: every('FREQ=DAILY'),
    conference: 'https://meet.example.org/standup',
  }),
  event(2, 1, '11:00', '12:00', {
    summary: 'Dentist',
    location: 'Praxis Dr. Weiß, 2nd floor, Hauptstraße 17',
    description: 'Bring the insurance card.\nThe second appointment of three.',
    class: 'private',
    reminders: [{ minutesBefore: 60 }],
  }),
  event(3, 1, '14:00', '15:30', {
    summary: 'Review of the quarter',
    location: 'Room Kepler',
    organizer: person('Grace'),
    attendees: ['Ada', 'Bob', 'Carol', 'Dan'].map(attendee),
    myAnswer: 'accepted',
    categories: ['Review', 'Finance'],
  }),
  event(4, 2, null, null, { summary: 'Léa’s birthday', transparency: 'transparent' }),
  event(5, 2, '16:00', '17:00', { summary: 'Wine tasting', organizer: person('Bob'), myAnswer: 'declined' }),
  event(6, 3, '10:00', '10:30', { summary: 'Call with the landlord', status: 'tentative' }),
  event(7, 4, '08:00', '18:00', { summary: 'Away', type: 'out-of-office', color: 'tomato' }),
];

const jobCounts = {
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
const job = (index, said) => ({
  id: `0190e000-0000-7000-8000-00000000000${index}`,
  kind: 'mirror',
  lane: 'push',
  status: 'succeeded',
  pairId,
  calendarId: null,
  connectorId: null,
  subjectName: 'Ada, private → work',
  attempt: 1,
  maxAttempts: 5,
  cancelRequested: false,
  createdAt: ago(60 + index * 4_000),
  runAt: ago(60 + index * 4_000),
  startedAt: ago(59 + index * 4_000),
  finishedAt: ago(57 + index * 4_000),
  error: null,
  ...said,
  counts: { ...jobCounts, ...said?.counts },
});
export const sampleRuns = [
  job(0, { status: 'running', finishedAt: null }),
  job(1, { counts: { read: 12, created: 3, updated: 1, deleted: 1, filtered: 2 } }),
  job(2, { kind: 'reconcile', lane: 'upkeep', counts: { updated: 4, respected: 2 } }),
  job(3, { status: 'failed', error: { kind: 'temporary', message: 'HTTP 503' } }),
  job(4),
];

const STATES = [
  'mirrored',
  'mirrored',
  'filtered',
  'mirrored',
  'failed',
  'respected',
  'mirrored',
  'unreadable',
  'kept',
  'approved',
  'held',
];
const REASONS = {
  filtered: 'declined',
  failed: 'rejected',
  respected: 'changed-on-target',
  unreadable: 'bad-rule',
  held: 'vanished',
};
const TITLES = [
  'Standup',
  'Dentist',
  'Review of the quarter with everybody who has a say in what comes next',
  'Wine tasting',
  null,
];

/** So many of the pair's events, in every state or in one. */
export function sampleMappings(amount, only) {
  return Array.from({ length: amount }, (_, index) => {
    const state = only ?? STATES[index % STATES.length];
    const hasMirror = !['filtered', 'unreadable'].includes(state);
    const start = new Date(Math.floor(Date.now() / HOUR) * HOUR + index * 5 * HOUR).toISOString();
    return {
      eventId: `event-${index}`,
      state,
      reason: REASONS[state] ?? null,
      updatedAt: ago(90 + index * 700),
      summary: hasMirror ? TITLES[index % TITLES.length] : null,
      start: hasMirror ? (index % 6 === 2 ? start.slice(0, 10) : start) : null,
      allDay: hasMirror ? index % 6 === 2 : null,
    };
  });
}

const byState = (mappings, query) => mappings.filter(({ state }) => state === (query.get('state') ?? state));

/** All that the pages of the one pair ask for. */
export function pairAnswers({
  pair = samplePair(),
  runs = sampleRuns,
  mappings = sampleMappings(40),
  held = 0,
  events = sampleEvents,
} = {}) {
  const { pairs, calendars } = samplePairs(3);
  return {
    'GET /api/pairs': paged(pairs),
    'GET /api/calendars': paged(calendars),
    [`GET /api/pairs/${pairId}`]: { ...json(pair), headers: { etag: '"3"' } },
    [`GET /api/pairs/${pairId}/events`]: paged(mappings, byState),
    [`GET /api/pairs/${pairId}/deletions`]: paged(sampleMappings(held, 'held')),
    [`GET /api/pairs/${pairId}/progress`]: json({
      total: 0,
      done: 0,
      startedAt: null,
      remainingSeconds: null,
      estimatedEndAt: null,
    }),
    [`GET /api/calendars/${sourceId}`]: calendar(sourceId),
    [`GET /api/calendars/${targetId}`]: calendar(targetId),
    [`GET /api/calendars/${sourceId}/sample`]: json({ items: events, total: events.length, timeZone: zone }),
    'GET /api/jobs': paged(runs),
  };
}
