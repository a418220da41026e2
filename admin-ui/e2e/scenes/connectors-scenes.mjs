import { administrator, json, paged, problem } from './answers.mjs';
import { connectorId, sampleConnectors } from './sample-connectors.mjs';
import { samplePairs } from './sample-pairs.mjs';
import { sampleQuota } from './sample-quota.mjs';

const wanted = (items, query) =>
  items
    .filter(({ kind, status, name }) => {
      const asked = (word) => query.get(word);
      return (
        (asked('kind') ?? kind) === kind &&
        (asked('status') ?? status) === status &&
        name.toLowerCase().includes((asked('name') ?? '').toLowerCase())
      );
    })
    .toSorted((a, b) => (a.status < b.status ? 1 : -1));
const ofConnector = (items, query) =>
  items.filter(({ connectorId }) => (query.get('connectorId') ?? connectorId) === connectorId);

function world(amount) {
  const { connectors, calendars } = sampleConnectors(amount);
  return {
    ...administrator(),
    'GET /api/connectors': paged(connectors, wanted),
    'GET /api/calendars': paged(calendars, ofConnector),
    'GET /api/forecast': json({ items: [], total: 0 }),
    ...Object.fromEntries(
      connectors.slice(0, 12).flatMap((connector) => [
        [`GET /api/connectors/${connector.id}`, { ...json(connector), headers: { ETag: '"1"' } }],
        [`GET /api/connectors/${connector.id}/quota`, json(sampleQuota(connector.kind, { hours: true, used: 12 }))],
      ]),
    ),
  };
}
const ndjson = (...lines) => ({
  contentType: 'application/x-ndjson',
  body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
});
const check = (name, ok = true, reason = null, detail = null) => ({ check: { name, ok, reason, detail } });
const press = (name) => (page) => page.getByRole('button', { name, exact: true }).click();
const page = (index) => `/connectors/${connectorId(index)}`;

const empty = { ...administrator(), 'GET /api/connectors': paged([]), 'GET /api/calendars': paged([]) };
const discovered = ['Holidays', 'Meeting rooms', 'Léa, shared'].map((name, index) => ({
  externalId: `calendars/other-${index}/`,
  name,
  color: ['#0b8043', null, '#8e24aa'][index],
  timeZone: null,
  readable: true,
  writable: index !== 2,
  calendarId: null,
}));

export const connectorsScenes = [
  { name: 'connectors-every-status', path: '/connectors', answers: world(12) },
  { name: 'connectors-500', path: '/connectors', viewportOnly: true, answers: world(500) },
  { name: 'connectors-filtered', path: '/connectors?status=draft', answers: world(12) },
  { name: 'connectors-none-found', path: '/connectors?name=nothing%20like%20it', answers: world(12) },
  { name: 'connectors-empty', path: '/connectors', answers: empty },
  {
    name: 'connectors-loading',
    path: '/connectors',
    answers: { ...empty, 'GET /api/connectors': 'never' },
    settleMs: 700,
  },
  {
    name: 'connectors-unreadable',
    path: '/connectors',
    answers: { ...empty, 'GET /api/connectors': problem(500, 'internal') },
  },
  { name: 'connector', path: page(0), answers: world(12) },
  { name: 'connector-needs-attention', path: page(1), answers: world(12) },
  { name: 'connector-draft', path: page(8), answers: world(12) },
  { name: 'connector-published', path: page(9), answers: world(12) },
  {
    name: 'connector-gone',
    path: page(400),
    answers: { ...world(12), [`GET /api/connectors/${connectorId(400)}`]: problem(404, 'not-found') },
  },
  {
    name: 'connector-checked',
    path: page(1),
    answers: {
      ...world(12),
      [`POST /api/connectors/${connectorId(1)}/validate`]: ndjson(
        check('address'),
        check('connection'),
        check('credentials', false, 'credentials-refused', 'The server answered 401 to PROPFIND /.'),
        { ok: false },
      ),
    },
    act: press('Check again'),
  },
  {
    name: 'connector-checking',
    path: page(0),
    answers: { ...world(12), [`POST /api/connectors/${connectorId(0)}/validate`]: 'never' },
    act: press('Check again'),
  },
  { name: 'connector-edit', path: page(0), answers: world(12), act: press('Edit') },
  {
    name: 'connector-edit-stale',
    path: page(0),
    answers: world(12),
    act: async (page) => {
      await press('Edit')(page);
      await page.getByLabel('Name', { exact: true }).fill('Fastmail of Ada');
      const [connector] = sampleConnectors(1).connectors;
      await page.route(`**/api/connectors/${connector.id}`, (route) =>
        route.fulfill(
          route.request().method() === 'PUT'
            ? problem(412, 'stale')
            : { ...json({ ...connector, name: 'Fastmail (shared)' }), headers: { ETag: '"2"' } },
        ),
      );
      await press('Save')(page);
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'connector-new-password', path: page(1), answers: world(12), act: press('New password') },
  {
    name: 'connector-use-another',
    path: page(0),
    answers: {
      ...world(12),
      [`POST /api/connectors/${connectorId(0)}/discover`]: json({ items: discovered, total: 3 }),
    },
    act: press('Use another calendar'),
  },
  {
    name: 'connector-remove',
    path: page(9),
    viewportOnly: true,
    answers: {
      ...world(12),
      [`GET /api/connectors/${connectorId(9)}/removal`]: json({ calendars: 3, pairs: 0, mirrors: 0 }),
    },
    act: async (page) => {
      await press('Remove')(page);
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'connector-in-use',
    path: page(0),
    answers: {
      ...world(12),
      'GET /api/pairs': paged(samplePairs(6).pairs),
      [`GET /api/connectors/${connectorId(0)}/removal`]: json({ calendars: 2, pairs: 6, mirrors: 1_482 }),
    },
    act: press('Remove'),
  },
  { name: 'connector-new', path: '/connectors/new', answers: world(1) },
  {
    name: 'connector-new-caldav',
    path: '/connectors/new',
    answers: world(1),
    act: async (page) => {
      await page.getByText('CalDAV account').click();
      await press('iCloud')(page);
      await press('Add and check')(page);
    },
  },
];
