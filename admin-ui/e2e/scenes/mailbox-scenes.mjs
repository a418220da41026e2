import { administrator, json, paged } from './answers.mjs';
import { calendars, job, rota, sample, usedCalendar } from './sample-mirror-a-calendar.mjs';
import { sampleQuota } from './sample-quota.mjs';

const ID = '0190d000-0000-7000-8000-000000000901';
const MAIL = 'rooms@harbour.example';
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

const mailbox = {
  ...rota,
  id: ID,
  kind: 'imap',
  name: MAIL,
  hasSecret: true,
  settings: {
    host: 'mail.harbour.example',
    port: 993,
    security: 'tls',
    addresses: [MAIL, 'lobby@harbour.example'],
    trust: 'strict',
    authservId: 'mx.harbour.example',
    lookBackDays: 90,
  },
};
const capabilities = { ...mailbox.capabilities, push: false };

const guess = (host, source, more = {}) => ({
  host,
  port: 993,
  security: 'tls',
  username: MAIL,
  source,
  wants: 'password',
  provider: null,
  help: null,
  ...more,
});
const guessed = (items, more = {}) => ({
  'POST /api/mail-settings/guess': json({ items, obstacle: null, provider: null, ...more }),
});
const byDomain = guessed([guess('mail.harbour.example', 'autoconfig'), guess('imap.harbour.example', 'guess')]);
const byTable = guessed([
  guess('imap.mail.me.com', 'known-provider', {
    username: 'ada',
    wants: 'app-password',
    provider: 'iCloud',
    help: 'https://support.apple.com/102654',
  }),
]);

const lines = (...all) => ({
  status: 200,
  contentType: 'application/x-ndjson',
  body: all.map((line) => `${JSON.stringify(line)}\n`).join(''),
});
const check = (name, detail = null, reason = null) => ({ check: { name, ok: reason === null, reason, detail } });
const begins = [check('address'), check('connection', 'mail.harbour.example, port 993, TLS 1.3.')];
const folders = ['INBOX', 'Archive/2026', 'Réunions', 'Rooms/Kepler'].map((name, index) => ({
  ...calendars[0],
  externalId: name,
  name,
  color: null,
  timeZone: null,
  writable: false,
  calendarId: index === 2 ? usedCalendar.id : null,
}));
const connecting = {
  ...administrator(),
  ...byDomain,
  'POST /api/connectors': json(mailbox, 201),
  [`PUT /api/connectors/${ID}`]: json(mailbox),
  [`DELETE /api/connectors/${ID}`]: { status: 204 },
  [`POST /api/connectors/${ID}/validate`]: lines(
    ...begins,
    check('credentials'),
    check('calendar', '4 folders; INBOX holds 1,204 mails.'),
    { ok: true },
  ),
  [`POST /api/connectors/${ID}/discover`]: json({ items: folders, total: folders.length }),
  'POST /api/calendars': json({ ...usedCalendar, connectorId: ID, name: 'INBOX' }, 201),
  'POST /api/jobs/schedule': json(job, 202),
  [`GET /api/jobs/${job.id}`]: json(job),
  [`GET /api/calendars/${usedCalendar.id}/sample`]: json(sample),
};

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const write = async (page, mail = MAIL) => {
  await page.getByRole('radio', { name: /Mailbox/ }).check();
  await page.getByLabel('Mail address').fill(mail);
  await page.getByLabel('Password', { exact: true }).first().fill('tumbling walrus 41');
};
const found = (page, host) => page.getByRole('status').getByText(host).first().waitFor();
const send = async (page) => {
  await write(page);
  await found(page, 'mail.harbour.example');
  await press(page, 'Check and continue');
};

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

const wizard = (name, answers, act) => ({ name: `mailbox-${name}`, path: '/pairs/new', answers, act });

/** Mailboxes: how one is connected, what was found there, and what nothing came of. */
export const mailboxScenes = [
  wizard('looking', { ...connecting, 'POST /api/mail-settings/guess': 'never' }, async (page) => {
    await write(page);
    await found(page, 'Looking for its server');
  }),
  wizard('found', connecting, async (page) => {
    await write(page);
    await found(page, 'mail.harbour.example');
  }),
  wizard('app-password', { ...connecting, ...byTable }, async (page) => {
    await write(page, 'ada@icloud.com');
    await found(page, 'imap.mail.me.com');
    await page.getByText('Server settings').click();
    await page.getByText('More settings').click();
    await page.getByRole('radio', { name: /The organizer alone/ }).check();
  }),
  wizard(
    'bridge',
    { ...connecting, ...guessed([], { obstacle: 'needs-bridge', provider: 'Proton' }) },
    async (page) => {
      await write(page, 'ada@proton.me');
      await found(page, 'Proton');
    },
  ),
  wizard('faults', { ...connecting, ...guessed([]) }, async (page) => {
    await page.getByRole('radio', { name: /Mailbox/ }).check();
    await press(page, 'Check and continue');
  }),
  wizard(
    'refused',
    {
      ...connecting,
      [`POST /api/connectors/${ID}/validate`]: lines(
        ...begins,
        check('credentials', 'mail.harbour.example: AUTHENTICATIONFAILED Invalid credentials.', 'credentials-refused'),
        { ok: false },
      ),
    },
    async (page) => {
      await send(page);
      await page.getByText('is refused').first().waitFor();
    },
  ),
  wizard('folders', connecting, async (page) => {
    await send(page);
    await page.getByRole('heading', { name: 'Which calendar?' }).waitFor();
    await page.getByRole('radio', { name: /^INBOX/ }).check();
    await press(page, 'Show its next events');
    await page.getByText('Dentist').waitFor();
  }),
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
