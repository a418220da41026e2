import { anEvent } from './an-event';
import type { Answers } from './wizard-visit';

const connector = (kind: 'ics' | 'caldav' | 'published', name: string) => ({
  id: kind,
  kind,
  name,
  settings: {},
  hasSecret: kind === 'caldav',
  status: 'draft',
  statusReason: 'not-validated',
  capabilities: { readable: kind !== 'published', writable: kind !== 'ics', createsCalendars: kind !== 'ics' },
});
const passed = (name: string) => ({ name, ok: true, reason: null, detail: null });

/** The outcome of checks that were told one by one. */
export const told = (...checks: { readonly ok: boolean }[]): string =>
  [...checks.map((check) => ({ check })), { ok: checks.every(({ ok }) => ok) }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
export const works = told(passed('address'), passed('connection'), passed('credentials'), passed('calendar'));
export const fails = (name: string, reason: string): string => told({ ...passed(name), ok: false, reason } as never);

export const job = { id: 'j', kind: 'pull', status: 'succeeded', error: null };
export const pair = {
  id: 'p',
  name: 'Rota → Rota, for others',
  sourceCalendarId: 's',
  targetCalendarId: 't',
  state: 'working',
  stateReason: 'first-fill',
  lastSucceededAt: null,
  counts: { mirrored: 2, filtered: 1, held: 0, failed: 0, respected: 0 },
};

const found = (externalId: string, name: string, more: object = {}) => ({
  externalId,
  name,
  color: '#336699',
  timeZone: 'Europe/Paris',
  readable: true,
  writable: true,
  calendarId: null,
  ...more,
});

/** A feed of one calendar, and nothing published yet. */
export const FEED: Answers = {
  'POST /api/connectors': connector('ics', 'example.org'),
  'PUT /api/connectors/ics': connector('ics', 'example.org'),
  'DELETE /api/connectors/ics': null,
  'POST /api/connectors/ics/validate': works,
  'POST /api/connectors/ics/discover': { items: [found('rota', 'Rota', { writable: false })], total: 1 },
  'POST /api/calendars': { id: 's', name: 'Rota', feedUrl: '/feeds/secret.ics' },
  'DELETE /api/calendars/s': null,
  'POST /api/jobs/schedule': job,
  'GET /api/jobs/j': job,
  'GET /api/calendars/s/sample': {
    items: [anEvent(3, { summary: 'Dentist' }), anEvent(30, { summary: 'Board', myAnswer: 'declined' })],
    total: 2,
    timeZone: 'Europe/Paris',
  },
  'POST /api/connectors/published/validate': { ok: true, checks: [passed('storage')] },
  'POST /api/pairs': pair,
  'GET /api/pairs/p': pair,
  'GET /api/pairs/p/progress': {
    total: 3,
    done: 2,
    startedAt: null,
    remainingSeconds: 130,
    estimatedEndAt: null,
  },
  'GET /api/calendars/t': { id: 't', feedUrl: '/feeds/secret.ics' },
};

/** An account with three calendars: one to read and write, one to read alone, one that others keep to themselves. */
export const ACCOUNT: Answers = {
  ...FEED,
  'POST /api/connectors': connector('caldav', 'cloud.example.org'),
  'PUT /api/connectors/caldav': connector('caldav', 'cloud.example.org'),
  'DELETE /api/connectors/caldav': null,
  'POST /api/connectors/caldav/validate': works,
  'POST /api/connectors/caldav/discover': {
    items: [
      found('private', 'Private'),
      found('holidays', 'Holidays', { writable: false, calendarId: 'h' }),
      found('board', 'Board', { readable: false, writable: false }),
    ],
    total: 3,
  },
};
