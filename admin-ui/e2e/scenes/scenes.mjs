import { accountsScenes } from './accounts-scenes.mjs';
import { administrator, json, problem } from './answers.mjs';
import { auditScenes } from './audit-scenes.mjs';
import { calendarsScenes } from './calendars-scenes.mjs';
import { connectingScenes } from './connecting-scenes.mjs';
import { connectorsScenes } from './connectors-scenes.mjs';
import { jobsScenes } from './jobs-scenes.mjs';
import { mailboxPagesScenes } from './mailbox-pages-scenes.mjs';
import { mailboxScenes } from './mailbox-scenes.mjs';
import { mirrorACalendarScenes } from './mirror-a-calendar-scenes.mjs';
import { overviewScenes } from './overview-scenes.mjs';
import { pairScenes } from './pair-scenes.mjs';
import { pairsScenes } from './pairs-scenes.mjs';
import { samplePairs } from './sample-pairs.mjs';

const none = { pairs: [], calendars: [] };
const ended = problem(401, 'unauthenticated');
const visitor = { 'GET /api/auth/session': ended };
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
  ...pairsScenes,
  {
    name: 'account-menu',
    path: '/pairs',
    viewportOnly: true,
    answers: administrator(samplePairs(4)),
    act: (page) => page.getByRole('button', { name: 'Account of Ada Lovelace' }).click(),
  },
  {
    name: 'session-ended',
    path: '/pairs',
    viewportOnly: true,
    answers: administrator(samplePairs(4)),
    act: async (page) => {
      await page.getByRole('table').waitFor();
      await page.route('**/api/pairs?**', (route) => route.fulfill(ended));
      await page.evaluate(() => globalThis.dispatchEvent(new globalThis.Event('online')));
      await page.getByRole('dialog').waitFor();
    },
  },
  ...overviewScenes,
  ...connectorsScenes,
  ...connectingScenes,
  ...accountsScenes,
  ...calendarsScenes,
  ...jobsScenes,
  ...auditScenes,
  ...mailboxScenes,
  ...mailboxPagesScenes,
  ...mirrorACalendarScenes,
  ...pairScenes,
  { name: 'not-found', path: '/nowhere', answers: administrator(none) },
];
