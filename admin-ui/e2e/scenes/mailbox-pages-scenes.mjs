import { administrator, json, paged } from './answers.mjs';
import { begins, check, ID, lines, MAIL, mailbox } from './sample-mailbox.mjs';
import { usedCalendar } from './sample-mirror-a-calendar.mjs';
import { sampleQuota } from './sample-quota.mjs';

const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const capabilities = { ...mailbox.capabilities, push: false };

const message = (index, subject, from, code, said, minutes) => ({
  id: `m${index}`,
  receivedAt: ago(minutes),
  from,
  subject,
  code,
  message: said,
});
const messages = [
  message(
    1,
    'Board meeting moved to Friday',
    'grace.hopper@partner.example',
    'sender-not-organizer',
    'Its organizer is ada@harbour.example.',
    14,
  ),
  message(
    2,
    'Réunion du comité, salle Kepler, avec les invités de la région et de la mairie',
    'secretariat@mairie.example',
    'tnef-unsupported',
    'winmail.dat, 48 kB.',
    310,
  ),
  message(3, null, null, 'truncated', 'The calendar ends in the midst of line 37.', 2_900),
  message(
    4,
    'Invoice 4711',
    'billing-department-of-the-whole-northern-region@accounting.partner.example',
    'sender-not-authenticated',
    'mx.harbour.example: dmarc=fail.',
    9_000,
  ),
];
const calendar = {
  ...usedCalendar,
  connectorId: ID,
  externalId: 'INBOX',
  name: 'Invitations of the rooms',
  color: '#0b6477',
  timeZone: null,
  readable: true,
  writable: false,
  lastPulledAt: ago(3),
  createdAt: ago(9_000),
  updatedAt: ago(3),
  push: { state: 'off', reason: 'opening', message: null, until: null, lastMessageAt: null },
};
const calendarPage = (answer) => ({
  ...administrator(),
  'GET /api/pairs': paged([]),
  [`GET /api/calendars/${calendar.id}`]: { ...json(calendar), headers: { ETag: '"1"' } },
  [`GET /api/connectors/${ID}`]: json(mailbox),
  [`GET /api/calendars/${calendar.id}/events`]: json({ items: [], total: 0 }),
  [`GET /api/calendars/${calendar.id}/messages`]: answer,
});
const connectorPage = {
  ...administrator(),
  'GET /api/calendars': paged([{ ...calendar, name: 'INBOX' }]),
  'GET /api/forecast': json({ items: [], total: 0 }),
  [`GET /api/connectors/${ID}`]: { ...json({ ...mailbox, capabilities }), headers: { ETag: '"1"' } },
  [`GET /api/connectors/${ID}/quota`]: json(sampleQuota('ics', { hours: true, used: 3 })),
};

const byConsent = {
  ...mailbox,
  status: 'needs-attention',
  statusReason: 'credentials-refused',
  hasSecret: false,
  account: { mail: 'ada@harbour.example' },
  settings: { ...mailbox.settings, host: 'outlook.office365.com', signIn: 'microsoft', username: MAIL },
};
const consentUnused = {
  [`GET /api/connectors/${ID}`]: { ...json({ ...byConsent, capabilities }), headers: { ETag: '"1"' } },
  [`POST /api/connectors/${ID}/validate`]: lines(
    ...begins,
    check('credentials', 'The mail server refuses the credentials.', 'credentials-refused'),
    { ok: false },
  ),
};

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** The pages of a mailbox: its connector, and the calendar that its invitations make. */
export const mailboxPagesScenes = [
  {
    name: 'mailbox-consent-unused',
    path: `/connectors/${ID}`,
    answers: { ...connectorPage, ...consentUnused },
    act: (page) => press(page, 'Check again').then(() => page.getByText('not right', { exact: true }).waitFor()),
  },
  { name: 'mailbox-connector', path: `/connectors/${ID}`, answers: connectorPage },
  {
    name: 'mailbox-connector-edit',
    path: `/connectors/${ID}`,
    answers: connectorPage,
    act: (page) => press(page, 'Edit'),
  },
  {
    name: 'mailbox-messages',
    path: `/calendars/${calendar.id}`,
    answers: calendarPage(json({ items: messages, total: 34 })),
  },
  {
    name: 'mailbox-messages-none',
    path: `/calendars/${calendar.id}`,
    answers: calendarPage(json({ items: [], total: 0 })),
  },
];
