import { administrator, json, paged } from './answers.mjs';
import { organisationCalendars, sampleAccount } from './sample-accounts.mjs';
import { connectorId, sampleConnectors } from './sample-connectors.mjs';
import { sampleForecast } from './sample-forecast.mjs';
import { sampleQuota } from './sample-quota.mjs';

const [, , , , ...others] = sampleConnectors(4).calendars;
const press = (name) => (page) => page.getByRole('button', { name, exact: true }).click();
const inMinutes = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
const ndjson = (...lines) => ({
  contentType: 'application/x-ndjson',
  body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
});

/** The page of one connector: what is said of its quota and of what ends. */
function world(connector, { quota = sampleQuota(connector.kind), forecast = [], discovered = [] } = {}) {
  const path = `/api/connectors/${connector.id}`;
  const calendars = others.slice(0, 3).map((one) => ({ ...one, connectorId: connector.id }));
  return {
    ...administrator(),
    'GET /api/calendars': paged(calendars),
    'GET /api/app-registrations': json({ items: [], total: 0 }),
    'GET /api/forecast': json({ items: forecast, total: forecast.length }),
    [`GET ${path}`]: { ...json(connector), headers: { ETag: '"1"' } },
    [`GET ${path}/quota`]: json(quota),
    [`POST ${path}/discover`]: json({ items: discovered, total: discovered.length }),
  };
}
const scene = (name, connector, given, more = {}) => ({
  name,
  path: `/connectors/${connector.id}`,
  answers: world(connector, given),
  settleMs: 1_200,
  ...more,
});

const google = sampleAccount(700, 'google');
const ended = sampleAccount(701, 'google', {
  status: 'needs-attention',
  statusReason: 'consent-revoked',
  name: 'Ada, private',
});
const tenant = sampleAccount(702, 'microsoft', {
  name: 'Example Ltd.',
  settings: { access: 'organisation', tenant: 'example.onmicrosoft.com', clientId: 'own' },
  account: null,
  connectedAt: null,
});
const outlook = sampleAccount(704, 'microsoft');
const mailboxes = ['ada', 'rooms-berlin-third-floor-east-wing', 'léa', 'board'].map((name, index) => ({
  mailbox: `${name}@example.org`,
  used: [8_412, 7_400, 120, 3][index],
  waitUntil: index === 0 ? inMinutes(40) : null,
}));
const full = { hours: true, used: 132 };

export const accountsScenes = [
  scene('account', google, { quota: sampleQuota('google', full), forecast: sampleForecast() }),
  scene(
    'account-table',
    google,
    { quota: sampleQuota('google', full) },
    { act: (page) => page.getByText('Show as a table').click() },
  ),
  scene('account-new', outlook),
  scene('account-reserved', google, { quota: sampleQuota('google', { ...full, used: 402 }) }),
  scene('account-spent', google, { quota: sampleQuota('google', { ...full, used: 480 }) }),
  scene('account-throttled', google, {
    quota: sampleQuota('google', { ...full, used: 311, waitUntil: inMinutes(40) }),
  }),
  scene('account-ended', ended, { forecast: sampleForecast() }),
  scene('organisation', tenant, {
    quota: sampleQuota('microsoft', { hours: true, used: 8_412, waitUntil: inMinutes(40), mailboxes }),
    forecast: sampleForecast(),
  }),
  scene(
    'organisation-10000',
    tenant,
    { discovered: organisationCalendars(4_000) },
    {
      act: async (page) => {
        await press('Use another calendar')(page);
        await page.getByRole('list', { name: 'Calendars that are not in use' }).waitFor();
      },
    },
  ),
  scene(
    'organisation-searched',
    tenant,
    { discovered: organisationCalendars(4_000) },
    {
      act: async (page) => {
        await press('Use another calendar')(page);
        await page.getByLabel('Name or mailbox contains').fill('léa.0');
        await page.getByText('of 10,000 calendars').waitFor();
      },
    },
  ),
  scene(
    'organisation-permission-missing',
    tenant,
    {},
    {
      act: async (page) => {
        const check = (name, ok = true, reason = null, detail = null) => ({ check: { name, ok, reason, detail } });
        await page.route(`**/api/connectors/${tenant.id}/validate`, (route) =>
          route.fulfill(
            ndjson(
              check('address'),
              check('connection'),
              check(
                'credentials',
                false,
                'permission-missing',
                'Microsoft Graph answered 403 (Authorization_RequestDenied). It takes the permission User.Read.All, and for a shared calendar its owner’s leave.',
              ),
              { ok: false },
            ),
          ),
        );
        await press('Check again')(page);
      },
    },
  ),
  {
    name: 'forecast',
    path: '/forecast',
    answers: { ...administrator(), 'GET /api/forecast': json({ items: sampleForecast(), total: 7 }) },
  },
  {
    name: 'forecast-empty',
    path: '/forecast',
    answers: { ...administrator(), 'GET /api/forecast': json({ items: [], total: 0 }) },
  },
  {
    name: 'forecast-long',
    path: '/forecast',
    viewportOnly: true,
    answers: {
      ...administrator(),
      'GET /api/forecast': json({
        items: Array.from({ length: 60 }, (_, index) => ({
          ...sampleForecast()[index % 7],
          connectorId: connectorId(800 + index),
          connectorName: `Account ${index}`,
        })),
        total: 60,
      }),
    },
  },
];
