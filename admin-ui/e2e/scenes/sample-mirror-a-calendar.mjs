import { sampleEvent } from './sample-event.mjs';

const id = (group, index) => `0190${group}000-0000-7000-8000-${String(index).padStart(12, '0')}`;

const reads = { readable: true, push: false, series: true, listsMirrors: true, batchSize: 1 };
const connector = (index, kind, name, settings, more = {}) => ({
  id: id('d', index),
  kind,
  name,
  settings,
  hasSecret: kind === 'caldav',
  status: 'active',
  statusReason: null,
  capabilities: { ...reads, writable: kind === 'caldav', createsCalendars: kind === 'caldav' },
  lastValidatedAt: '2026-11-20T08:00:00Z',
  createdAt: '2026-11-01T08:00:00Z',
  updatedAt: '2026-11-20T08:00:00Z',
  ...more,
});

export const nextcloud = connector(1, 'caldav', 'cloud.example.org', {
  url: 'https://cloud.example.org/remote.php/dav/',
});
export const fastmail = connector(2, 'caldav', 'Fastmail of the office', { url: 'https://caldav.fastmail.com/' });
export const rota = connector(3, 'ics', 'rota.example.org', { url: 'https://rota.example.org/night-shift.ics' });
export const feeds = connector(5, 'published', 'Published calendars', {});
export const begun = connector(
  4,
  'caldav',
  'caldav.icloud.com',
  { url: 'https://caldav.icloud.com/' },
  { status: 'needs-attention', statusReason: 'credentials-refused' },
);

const found = (index, name, color, more = {}) => ({
  externalId: `/calendars/ada/${index}/`,
  name,
  color,
  timeZone: 'Europe/Paris',
  readable: true,
  writable: true,
  calendarId: null,
  ...more,
});
export const calendars = [
  found(1, 'Private', '#0b6477'),
  found(2, 'Family Müller and the grandparents', '#d9822b', { calendarId: id('e', 2) }),
  found(3, 'Holidays of all regions', '#8a5200', { writable: false }),
  found(4, 'Αίθουσα Κέπλερ', '#6b3fa0', { timeZone: 'Europe/Athens' }),
  found(5, 'Board, of others', null, { readable: false, writable: false }),
];

export const usedCalendar = { id: id('e', 1), connectorId: nextcloud.id, name: 'Private', feedUrl: null };
export const published = { id: id('e', 9), name: 'Private, for others', feedUrl: '/feeds/7Qm3kX9vRz2LpW8sTj4N.ics' };
export const job = { id: id('f', 1), kind: 'pull', status: 'succeeded', error: null };

const DAY = 86_400_000;
const at = (days, time) => {
  const date = new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  return time === null ? { kind: 'date', date } : { kind: 'zoned', wall: `${date}T${time}:00`, zone: 'Europe/Paris' };
};
const event = (index, summary, start, end, more) => sampleEvent(index, start, end, { summary, ...more });

/** Such as people have: a doctor, a meeting with others, a birthday, a series, one that was declined. */
export const sample = {
  items: [
    event(1, 'Dentist', at(1, '09:00'), at(1, '09:45'), { location: 'Dr. Okafor, 12 rue de la Paix' }),
    event(2, 'Board meeting', at(2, '14:00'), at(2, '16:30'), {
      location: 'Kepler',
      description: 'Agenda: figures of the third quarter, and what follows from them.',
      organizer: { name: 'Grace Hopper', email: 'grace@example.org' },
      attendees: [
        { name: 'Ada Lovelace', email: 'ada@example.org', answer: 'accepted', role: 'required', kind: 'individual' },
      ],
      myAnswer: 'accepted',
    }),
    event(3, 'Birthday of Léa', at(3, null), at(4, null), { transparency: 'transparent' }),
    event(4, 'Swimming', at(1, '18:00'), at(1, '19:00'), {
      recurrence: { rules: ['FREQ=WEEKLY'], exceptionRules: [], dates: [], exclusions: [] },
      categories: ['sport'],
    }),
    event(5, 'Sales pitch', at(5, '11:00'), at(5, '12:00'), { myAnswer: 'declined' }),
  ],
  total: 63,
  timeZone: 'Europe/Paris',
};

const counts = { mirrored: 1_204, filtered: 12, held: 0, failed: 0, respected: 0 };
export const pair = (state, lastSucceededAt) => ({
  id: id('a', 1),
  name: 'Private → Private, for others',
  sourceCalendarId: usedCalendar.id,
  targetCalendarId: published.id,
  sourceName: usedCalendar.name,
  targetName: published.name,
  feedUrl: published.feedUrl,
  state,
  stateReason: state === 'working' ? 'first-fill' : null,
  lastSucceededAt,
  counts,
});
