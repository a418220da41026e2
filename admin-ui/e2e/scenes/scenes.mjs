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
const paged = (items) => (url) => {
  const [page, size] = ['page', 'pageSize'].map((name) => Number(url.searchParams.get(name)));
  return json({ items: items.slice((page - 1) * size, page * size), total: items.length });
};

const visitor = { 'GET /api/auth/session': problem(401, 'unauthenticated') };
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
  { name: 'pairs-500', path: '/?page=3', viewportOnly: true, answers: administrator(samplePairs(500)) },
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
    answers: { ...administrator(samplePairs(4)), 'GET /api/pairs': problem(401, 'unauthenticated') },
    act: (page) => page.getByRole('dialog').waitFor(),
  },
  { name: 'not-found', path: '/nowhere', answers: administrator(none) },
];
