import { administrator, json, problem } from './answers.mjs';
import { sampleQuota } from './sample-quota.mjs';
import { pairAnswers, pairId, sampleMappings, samplePair, sampleRuns } from './sample-pair.mjs';

const path = (tab = '') => `/pairs/${pairId}${tab}`;
const answers = (said) => ({ ...administrator(), ...pairAnswers(said) });
const inState = (state, stateReason, said = {}) => answers({ pair: samplePair({ state, stateReason, ...said }) });
const counts = samplePair().counts;
const custom = {
  preset: 'custom',
  fields: {
    summary: { rule: 'replace', template: 'Busy ({source})' },
    location: { rule: 'copy' },
    categories: { rule: 'copy' },
    description: { rule: 'replace', template: '{nobody}' },
  },
  reminders: { kind: 'fixed', minutesBefore: [10, 1_440] },
};
const filters = [
  { kind: 'declined' },
  { kind: 'free' },
  { kind: 'text', mode: 'exclude', field: 'summary', pattern: 'wine|(' },
  { kind: 'hours', timeZone: 'Europe/Paris', weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
  { kind: 'categories', mode: 'only', categories: ['Finance', 'Review'] },
  { kind: 'minimum-duration', minutes: 15 },
];
const removal = { ...sampleRuns[0], kind: 'remove', counts: { ...sampleRuns[0].counts, deleted: 380 } };

export const pairScenes = [
  { name: 'pair-ok', path: path(), answers: answers() },
  {
    name: 'pair-held',
    path: path(),
    answers: inState('held', 'deletions-held', { counts: { ...counts, held: 87 } }),
  },
  { name: 'pair-paused', path: path(), answers: inState('paused', 'paused-by-administrator', { enabled: false }) },
  { name: 'pair-needs-attention', path: path(), answers: inState('needs-attention', 'source-needs-attention') },
  {
    name: 'pair-first-fill',
    path: path(),
    answers: {
      ...inState('working', 'first-fill', { freshnessSeconds: null, lastSucceededAt: null }),
      [`GET /api/pairs/${pairId}/progress`]: json({
        total: 1_800,
        done: 640,
        startedAt: null,
        remainingSeconds: 95,
        estimatedEndAt: new Date(Date.now() + 12.2 * 60_000).toISOString(),
      }),
      'GET /api/connectors/0190d000-0000-7000-8000-000000000001/quota': json(sampleQuota('google')),
    },
  },
  {
    name: 'pair-removing',
    path: path(),
    answers: answers({ pair: samplePair({ state: 'working', stateReason: 'running' }), runs: [removal] }),
  },
  {
    name: 'pair-remove',
    path: path(),
    viewportOnly: true,
    answers: answers(),
    act: async (page) => {
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Remove …' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'pair-gone',
    path: path(),
    answers: { ...answers(), [`GET /api/pairs/${pairId}`]: problem(404, 'not-found') },
  },
  {
    name: 'pair-loading',
    path: path(),
    answers: { ...answers(), [`GET /api/pairs/${pairId}`]: 'never' },
    settleMs: 700,
  },
  {
    name: 'pair-unreadable',
    path: path(),
    answers: { ...answers(), [`GET /api/pairs/${pairId}`]: problem(500, 'internal') },
  },
  { name: 'pair-policy', path: path('/policy'), answers: answers() },
  {
    name: 'pair-policy-custom',
    path: path('/policy'),
    answers: answers({ pair: samplePair({ policy: custom }) }),
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Description: words instead' }).focus();
      await page.getByRole('textbox', { name: 'Description: words instead' }).blur();
    },
  },
  {
    name: 'pair-policy-stale',
    path: path('/policy'),
    answers: { ...answers(), [`PUT /api/pairs/${pairId}`]: problem(412, 'stale') },
    act: async (page) => {
      await page.getByRole('radio', { name: /Everything/ }).check();
      const others = { ...json(samplePair({ policy: custom })), headers: { etag: '"4"' } };
      await page.route(`**/api/pairs/${pairId}`, (route) =>
        route.request().method() === 'GET' ? route.fulfill(others) : route.fallback(),
      );
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Somebody else was faster').waitFor();
    },
  },
  { name: 'pair-filters', path: path('/filters'), answers: answers() },
  {
    name: 'pair-filters-rules',
    path: path('/filters'),
    answers: answers({ pair: samplePair({ filters }) }),
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Pattern' }).focus();
      await page.getByRole('textbox', { name: 'Pattern' }).blur();
    },
  },
  { name: 'pair-schedule', path: path('/schedule'), answers: answers() },
  {
    name: 'pair-schedule-faulty',
    path: path('/schedule'),
    answers: answers(),
    act: async (page) => {
      await page.getByRole('spinbutton', { name: 'Ahead' }).fill('9000');
      await page.getByRole('button', { name: 'Save' }).click();
    },
  },
  { name: 'pair-events', path: path('/events'), answers: answers() },
  {
    name: 'pair-events-10000',
    path: path('/events'),
    viewportOnly: true,
    answers: answers({ mappings: sampleMappings(10_000) }),
    settleMs: 900,
    act: async (page) => {
      await page.locator('app-mapping-chip').first().waitFor();
      await page.mouse.move(200, 600);
      await page.mouse.wheel(0, 100_000);
    },
  },
  { name: 'pair-events-none', path: path('/events?state=kept'), answers: answers({ mappings: [] }) },
  {
    name: 'pair-deletions',
    path: path('/deletions'),
    viewportOnly: true,
    answers: answers({ pair: samplePair({ counts: { ...counts, held: 87 } }), held: 87 }),
    act: async (page) => {
      await page.getByRole('checkbox').nth(1).check();
      await page.getByRole('checkbox').nth(2).check();
    },
  },
  {
    name: 'pair-deletions-approve',
    path: path('/deletions'),
    viewportOnly: true,
    answers: answers({ pair: samplePair({ counts: { ...counts, held: 87 } }), held: 87 }),
    act: async (page) => {
      await page.getByRole('button', { name: 'Delete all 87' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  { name: 'pair-deletions-none', path: path('/deletions'), answers: answers() },
];
