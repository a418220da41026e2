import { administrator, json, problem } from './answers.mjs';
import { organisationCalendars, sampleAccount } from './sample-accounts.mjs';
import {
  begun,
  calendars,
  fastmail,
  feeds,
  job,
  nextcloud,
  pair,
  published,
  rota,
  sample,
  usedCalendar,
} from './sample-mirror-a-calendar.mjs';

const lines = (...all) => ({
  status: 200,
  contentType: 'application/x-ndjson',
  body: all.map((line) => `${JSON.stringify(line)}\n`).join(''),
});
const passed = (name, detail = null) => ({ check: { name, ok: true, reason: null, detail } });
const works = lines(
  passed('address'),
  passed('connection'),
  passed('credentials'),
  passed('calendar', '5 calendars.'),
  { ok: true },
);
const refused = lines(
  passed('address'),
  passed('connection'),
  {
    check: {
      name: 'credentials',
      ok: false,
      reason: 'credentials-refused',
      detail: 'cloud.example.org answered 401 Unauthorized.',
    },
  },
  { ok: false },
);

const nobody = administrator();
const atConnector = (path) => `/api/connectors/${nextcloud.id}/${path}`;
const account = {
  ...administrator({ connectors: [feeds] }),
  'POST /api/connectors': json(nextcloud, 201),
  [`PUT /api/connectors/${nextcloud.id}`]: json(nextcloud),
  [`DELETE /api/connectors/${nextcloud.id}`]: { status: 204 },
  [`POST ${atConnector('validate')}`]: works,
  [`POST ${atConnector('discover')}`]: json({ items: calendars, total: calendars.length }),
  [`POST /api/connectors/${fastmail.id}/discover`]: json({ items: calendars.slice(1), total: 4 }),
  'POST /api/calendars': json(usedCalendar, 201),
  'POST /api/jobs/schedule': json(job, 202),
  [`GET /api/jobs/${job.id}`]: json(job),
  [`GET /api/calendars/${usedCalendar.id}/sample`]: json(sample),
};
const known = administrator({
  connectors: [begun, fastmail, nextcloud, rota],
  calendars: [fastmail, nextcloud, rota].map(({ id }) => ({ connectorId: id })),
});

const tenant = sampleAccount(702, 'microsoft', { name: 'Example Ltd.', settings: { access: 'organisation' } });
const everybody = organisationCalendars(4_000);
const organisation = {
  ...account,
  ...administrator({ connectors: [nextcloud, tenant], calendars: [{ connectorId: tenant.id }] }),
  [`POST /api/connectors/${tenant.id}/validate`]: works,
  [`POST /api/connectors/${tenant.id}/discover`]: json({ items: everybody, total: everybody.length }),
};

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const at = (page, heading) => page.getByRole('heading', { name: heading, exact: true }).waitFor();
const fill = async (page) => {
  await page.getByRole('radio', { name: /CalDAV account/ }).check();
  await page.getByLabel('Address of the server').fill('https://cloud.example.org/remote.php/dav/');
  await page.getByRole('textbox', { name: 'User name' }).fill('ada');
  await page.getByLabel('Password', { exact: true }).first().fill('tumbling walrus 41');
  await press(page, 'Check and continue');
};
const toCalendar = async (page) => {
  await fill(page);
  await at(page, 'Which calendar?');
  await page.getByRole('radio', { name: /^Private/ }).check();
};
const toEverybody = async (page) => {
  await page.getByRole('radio', { name: /Already connected/ }).check();
  await page.getByRole('radio', { name: /Example Ltd\./ }).check();
  await press(page, 'Check and continue');
  await page.getByRole('listbox', { name: 'Calendars that were found' }).waitFor();
};
const toTarget = async (page) => {
  await toCalendar(page);
  await press(page, 'Continue');
  await at(page, 'Where shall others see it?');
};
const toPrivacy = async (page) => {
  await toTarget(page);
  await press(page, 'Continue');
  await at(page, 'What may others see?');
};
const toFilters = async (page) => {
  await toPrivacy(page);
  await press(page, 'Continue');
  await at(page, 'Shall anything be left out?');
};
const toStart = async (page) => {
  await toFilters(page);
  await press(page, 'Continue');
  await at(page, 'Ready');
};

const scene = (name, answers, act, more = {}) => ({
  name: `mirror-${name}`,
  path: '/pairs/new',
  answers,
  act,
  ...more,
});
const afterwards = (name, answers) => ({
  name: `mirror-${name}`,
  path: `/pairs/new?made=${pair('ok', null).id}`,
  answers: {
    ...nobody,
    [`GET /api/calendars/${published.id}`]: json(published),
    ...answers,
  },
});
const one = `GET /api/pairs/${pair('ok', null).id}`;
const exists = problem(409, 'pair-exists', '“Ada, private” mirrors these two calendars already');

/** The wizard, step by step, and what can go wrong at each. */
export const mirrorACalendarScenes = [
  scene('account', nobody),
  scene('account-known', { ...account, ...known }, async (page) => {
    await page.getByRole('radio', { name: /Already connected/ }).check();
  }),
  scene('account-faults', nobody, async (page) => {
    await press(page, 'Check and continue');
  }),
  scene('checking', { ...account, [`POST ${atConnector('validate')}`]: 'never' }, fill),
  scene('refused', { ...account, [`POST ${atConnector('validate')}`]: refused }, async (page) => {
    await fill(page);
    await page.getByText('is refused').first().waitFor();
  }),
  scene('calendar', account, async (page) => {
    await toCalendar(page);
    await press(page, 'Show its next events');
    await page.getByText('Dentist').waitFor();
  }),
  scene('calendar-reading', { ...account, [`GET /api/jobs/${job.id}`]: 'never' }, async (page) => {
    await toCalendar(page);
    await press(page, 'Show its next events');
  }),
  scene('calendar-10000', organisation, async (page) => {
    await toEverybody(page);
    await page.getByRole('option').nth(3).click();
  }),
  scene('calendar-searched', organisation, async (page) => {
    await toEverybody(page);
    await page.getByLabel('Name or mailbox contains').fill('léa.0');
    await page.getByRole('listbox').press('ArrowDown');
  }),
  scene('target', account, toTarget),
  scene('target-caldav', { ...account, ...known }, async (page) => {
    await toTarget(page);
    await page.getByRole('radio', { name: /A calendar of an account/ }).check();
    await page.getByRole('radio', { name: /Fastmail of the office/ }).check();
    await page.getByRole('radio', { name: /A new calendar/ }).check();
  }),
  scene('target-10000', organisation, async (page) => {
    await toEverybody(page);
    await page.getByRole('option').first().click();
    await press(page, 'Continue');
    await at(page, 'Where shall others see it?');
    await page.getByRole('radio', { name: /A calendar of an account/ }).check();
    await page.getByRole('radio', { name: /Example Ltd\./ }).check();
    await page.getByRole('listbox', { name: 'Calendars' }).waitFor();
  }),
  scene('privacy', account, toPrivacy),
  scene('privacy-custom', account, async (page) => {
    await toPrivacy(page);
    await page.getByRole('radio', { name: /Custom/ }).check();
  }),
  scene('filters', account, async (page) => {
    await toFilters(page);
    await page.getByRole('checkbox', { name: /Declined/ }).check();
  }),
  scene('start', account, toStart),
  scene('pair-exists', { ...account, 'POST /api/pairs': exists }, async (page) => {
    await toStart(page);
    await press(page, 'Start mirroring');
    await page.getByRole('alert').waitFor();
  }),
  scene(
    'leaving',
    { ...account, [`POST ${atConnector('validate')}`]: refused },
    async (page) => {
      await fill(page);
      await page.getByText('is refused').first().waitFor();
      await page.getByRole('link', { name: 'Pairs' }).first().click();
      await page.getByRole('alertdialog').waitFor();
    },
    { viewportOnly: true },
  ),
  afterwards('reading', {
    [one]: json(pair('working', null)),
    [`${one}/progress`]: json({ total: 0, done: 0, startedAt: null, remainingSeconds: null, estimatedEndAt: null }),
  }),
  afterwards('filling', {
    [one]: json(pair('working', null)),
    [`${one}/progress`]: json({
      total: 9_870,
      done: 3_120,
      startedAt: null,
      remainingSeconds: 190,
      estimatedEndAt: null,
    }),
  }),
  afterwards('there', { [one]: json(pair('ok', '2026-11-22T15:00:00Z')) }),
];
