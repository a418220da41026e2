import { administrator, json, problem } from './answers.mjs';
import { sampleAccount } from './sample-accounts.mjs';
import { sampleRegistrations } from './sample-registrations.mjs';

const google = sampleAccount(710, 'google', {
  ...{ name: 'Google account', status: 'draft', statusReason: 'not-connected', account: null, connectedAt: null },
});
const ATTEMPT = '0190f000-0000-7000-8000-000000000710';
const inTenMinutes = () => new Date(Date.now() + 600_000).toISOString();
const attempt = (outcome, detail = null) =>
  json({ id: ATTEMPT, connectorId: google.id, expiresAt: inTenMinutes(), outcome, detail });

const world = (registrations) => ({
  ...administrator(),
  'GET /api/app-registrations': json(registrations),
  'POST /api/connectors': json(google, 201),
  [`PUT /api/connectors/${google.id}`]: json(google),
  [`POST /api/connectors/${google.id}/oauth/start`]: () =>
    json({ authorizationUrl: 'about:blank', attemptId: ATTEMPT, expiresAt: inTenMinutes() }),
  [`GET /api/oauth/attempts/${ATTEMPT}`]: attempt(null),
});
const registered = world(sampleRegistrations({ google: {}, microsoft: {} }));
const stranger = world(sampleRegistrations());

const choose = (name) => (page) => page.getByRole('radio', { name }).first().check();
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
/** Connects, and is answered so by the provider. */
const answered = async (page) => {
  await choose(/^Google/)(page);
  await press(page, 'Connect');
  await page.locator('app-consent-panel .wrong').waitFor();
};
const connected = (outcome) => ({
  path: `/connected?outcome=${outcome}&attempt=${ATTEMPT}&connector=${google.id}`,
  answers: {},
});

export const connectingScenes = [
  { name: 'connecting-google', path: '/pairs/new', answers: registered, act: choose(/^Google/) },
  { name: 'connecting-microsoft', path: '/pairs/new', answers: registered, act: choose(/^Microsoft/) },
  { name: 'connecting-unregistered', path: '/pairs/new', answers: stranger, act: choose(/^Google/) },
  {
    name: 'connecting-unregistered-microsoft',
    path: '/pairs/new',
    answers: stranger,
    act: async (page) => {
      await choose(/^Microsoft/)(page);
      await press(page, 'Save and go on');
    },
  },
  {
    name: 'connecting-own-app',
    path: '/pairs/new',
    answers: registered,
    act: async (page) => {
      await choose(/^Microsoft/)(page);
      await page.getByRole('checkbox', { name: /Use another app/ }).check();
    },
  },
  {
    name: 'connecting-organisation',
    path: '/pairs/new',
    answers: registered,
    act: async (page) => {
      await choose(/^Google/)(page);
      await choose(/^A whole Workspace/)(page);
    },
  },
  {
    name: 'connecting-waits',
    path: '/pairs/new',
    answers: registered,
    act: async (page) => {
      await choose(/^Google/)(page);
      await press(page, 'Connect');
      await page.locator('app-consent-panel .waiting').waitFor();
    },
  },
  {
    name: 'connecting-denied',
    path: '/pairs/new',
    answers: { ...registered, [`GET /api/oauth/attempts/${ATTEMPT}`]: attempt('denied', 'The consent was denied.') },
    act: answered,
  },
  {
    name: 'connecting-wrong-account',
    path: '/pairs/new',
    answers: {
      ...registered,
      [`GET /api/oauth/attempts/${ATTEMPT}`]: attempt(
        'wrong-account',
        'The connector belongs to lea@example.org; this was ada@example.org.',
      ),
    },
    act: answered,
  },
  { name: 'connecting-new-connector', path: '/connectors/new', answers: registered, act: choose(/^Google/) },
  { name: 'connected', ...connected('connected') },
  { name: 'connected-denied', ...connected('denied') },
  { name: 'connected-other-session', path: '/connected?outcome=other-session', answers: {} },
  { name: 'settings', path: '/settings', answers: registered },
  { name: 'settings-unregistered', path: '/settings', answers: stranger },
  { name: 'settings-google', path: '/settings', answers: stranger, act: (page) => press(page, 'Register') },
  {
    name: 'settings-microsoft-changed',
    path: '/settings',
    answers: registered,
    act: async (page) => {
      await page.getByRole('region', { name: 'Microsoft 365' }).getByRole('button', { name: 'Change' }).click();
    },
  },
  {
    name: 'settings-in-use',
    path: '/settings',
    answers: { ...registered, 'DELETE /api/app-registrations/google': problem(409, 'in-use') },
    act: async (page) => {
      await press(page, 'Remove');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'settings-unreadable',
    path: '/settings',
    answers: { ...administrator(), 'GET /api/app-registrations': problem(500, 'internal') },
  },
];
