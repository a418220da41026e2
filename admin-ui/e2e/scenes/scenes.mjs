import { samplePairs } from './sample-pairs.mjs';

const user = { id: '01900000-0000-7000-8000-000000000001', email: 'ada@example.org', name: 'Ada Lovelace' };
const none = { pairs: [], calendars: [] };

const json = (body, status = 200) => ({
  status,
  contentType: status < 400 ? 'application/json' : 'application/problem+json',
  body: JSON.stringify(body),
});
const problem = (status, code) =>
  json(
    { type: 'about:blank', title: code, status, code, detail: '', requestId: '0190f3c2-7d7a-7c11-9c0b-4be1c0ffee01' },
    status,
  );
const byState = (a, b) => (a.state < b.state ? -1 : Number(a.state > b.state));
const paged = (all) => (url) => {
  const [page, size] = ['page', 'pageSize'].map((name) => Number(url.searchParams.get(name)));
  const items = url.searchParams.get('sort') === 'state' ? all.toSorted(byState) : all;
  return json({ items: items.slice((page - 1) * size, page * size), total: items.length });
};

const ended = problem(401, 'unauthenticated');
const visitor = { 'GET /api/auth/session': ended };
const administrator = ({ pairs, calendars }) => ({
  'GET /api/auth/session': json({ user }),
  'GET /api/pairs': paged(pairs),
  'GET /api/calendars': paged(calendars),
});
const door = { ...visitor, 'GET /api/setup': json({ required: false }) };

/** What there is to see: a page, what the API answers while it is looked at, and what is done before the picture. */
export const scenes = [
  { name: 'setup', path: '/setup#token=sample', answers: { ...visitor, 'GET /api/setup': json({ required: true }) } },
  {
    name: 'setup-faults',
    path: '/setup',
    answers: { ...visitor, 'GET /api/setup': json({ required: true }) },
    act: (page) => page.getByRole('button', { name: 'Create the account' }).click(),
  },
  { name: 'sign-in', path: '/sign-in', answers: door },
  {
    name: 'sign-in-refused',
    path: '/sign-in',
    answers: { ...door, 'POST /api/auth/session': problem(401, 'invalid-credentials') },
    act: async (page) => {
      await page.getByLabel('Email').fill('ada@example.org');
      await page.getByLabel('Password', { exact: true }).fill('not my password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'unavailable', path: '/', answers: { 'GET /api/auth/session': problem(503, 'not-ready') } },
  { name: 'pairs-empty', path: '/', answers: administrator(none) },
  { name: 'pairs-loading', path: '/', answers: { ...administrator(none), 'GET /api/pairs': 'never' }, settleMs: 700 },
  { name: 'pairs-every-state', path: '/', answers: administrator(samplePairs(13)) },
  { name: 'pairs-500', path: '/', viewportOnly: true, answers: administrator(samplePairs(500)) },
  {
    name: 'pairs-500-turning',
    path: '/?page=2',
    viewportOnly: true,
    answers: administrator(samplePairs(500)),
    act: async (page) => {
      await page.getByRole('button', { name: 'Next page' }).scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 100_000);
    },
  },
  {
    name: 'pairs-unreadable',
    path: '/',
    answers: { ...administrator(none), 'GET /api/pairs': problem(500, 'internal') },
  },
  {
    name: 'account-menu',
    path: '/',
    viewportOnly: true,
    answers: administrator(samplePairs(4)),
    act: (page) => page.getByRole('button', { name: 'Account of Ada Lovelace' }).click(),
  },
  {
    name: 'session-ended',
    path: '/',
    viewportOnly: true,
    answers: administrator(samplePairs(4)),
    act: async (page) => {
      await page.getByRole('table').waitFor();
      await page.route('**/api/pairs?**', (route) => route.fulfill(ended));
      await page.evaluate(() => globalThis.dispatchEvent(new globalThis.Event('online')));
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'not-found', path: '/nowhere', answers: administrator(none) },
];
