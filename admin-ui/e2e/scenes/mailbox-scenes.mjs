import { administrator, json } from './answers.mjs';
import { begins, check, ID, lines, MAIL, mailbox } from './sample-mailbox.mjs';
import { calendars, job, sample, usedCalendar } from './sample-mirror-a-calendar.mjs';
import { sampleRegistrations } from './sample-registrations.mjs';

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

const atMicrosoft = guessed([guess('outlook.office365.com', 'mx', { wants: 'microsoft', provider: 'Microsoft 365' })]);

const folders = ['INBOX', 'Archive/2026', 'Réunions', 'Rooms/Kepler'].map((name, index) => ({
  ...calendars[0],
  externalId: name,
  name: `${name === 'INBOX' ? 'Inbox' : name} of ${MAIL}`,
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

const wizard = (name, answers, act) => ({ name: `mailbox-${name}`, path: '/pairs/new', answers, act });

/** How a mailbox is connected, and what was found there. */
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
  wizard(
    'sign-in',
    {
      ...connecting,
      ...atMicrosoft,
      'GET /api/app-registrations': json(sampleRegistrations({ google: {}, microsoft: {} })),
    },
    async (page) => {
      await write(page);
      await found(page, 'outlook.office365.com');
      await page.getByRole('radio', { name: /At Microsoft/ }).check();
    },
  ),
  wizard('folders', connecting, async (page) => {
    await send(page);
    await page.getByRole('heading', { name: 'Which calendar?' }).waitFor();
    await page.getByRole('radio', { name: /^Inbox/ }).check();
    await press(page, 'Show its next events');
    await page.getByText('Dentist').waitFor();
  }),
];
