import { administrator, json, paged, problem } from './answers.mjs';
import { sampleAudit } from './sample-audit.mjs';
import { samplePairs } from './sample-pairs.mjs';

const connectors = [{ id: '0190c0c0-0000-7000-8000-000000000002', name: 'Rota of the hospital' }];
const whole = (entries) =>
  json({
    intact: true,
    entries,
    brokenAt: null,
    head: '9f2c4ab81d07e5563c1fa0b98d44e2713a5c6e0f87bb1924d3e6a7508c9f1b2d',
  });
const broken = json({ ...JSON.parse(whole(811).body), intact: false, entries: 811, brokenAt: 812 });
const wanted = (entries, query) =>
  entries.filter((entry) =>
    ['action', 'actorId', 'subjectId'].every((name) => (query.get(name) ?? entry[name]) === entry[name]),
  );

function world(amount, chain = whole(amount)) {
  const things = { ...samplePairs(13), connectors };
  return {
    ...administrator(things),
    'GET /api/audit': paged(sampleAudit(amount, things), wanted),
    'GET /api/audit/verification': chain,
  };
}
const opened = (name) => async (page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').waitFor();
};

export const auditScenes = [
  { name: 'audit-every-action', path: '/audit', answers: world(20) },
  { name: 'audit-10000', path: '/audit', viewportOnly: true, answers: world(10_000) },
  {
    name: 'audit-10000-scrolled',
    path: '/audit',
    viewportOnly: true,
    answers: world(10_000),
    act: async (page) => {
      await page.locator('app-audit-row').first().waitFor();
      await page.mouse.wheel(0, 300_000);
    },
    settleMs: 900,
  },
  { name: 'audit-entry', path: '/audit', viewportOnly: true, answers: world(20), act: opened('Pair changed: details') },
  {
    name: 'audit-entry-made',
    path: '/audit',
    viewportOnly: true,
    answers: world(20),
    act: opened('Pair made: details'),
  },
  {
    name: 'audit-entry-nothing',
    path: '/audit',
    viewportOnly: true,
    answers: world(20),
    act: opened('Signed in: details'),
  },
  {
    name: 'audit-filtered',
    path: '/audit?action=pair.updated&from=2026-11-01',
    answers: world(200),
    viewportOnly: true,
  },
  { name: 'audit-broken', path: '/audit', viewportOnly: true, answers: world(2_000, broken) },
  { name: 'audit-checking', path: '/audit', viewportOnly: true, answers: world(20, 'never') },
  { name: 'audit-empty', path: '/audit', answers: world(0) },
  { name: 'audit-empty-filtered', path: '/audit?action=calendar.deleted', answers: world(4) },
  {
    name: 'audit-loading',
    path: '/audit',
    answers: { ...world(0, 'never'), 'GET /api/audit': 'never' },
    settleMs: 700,
  },
  {
    name: 'audit-unreadable',
    path: '/audit',
    answers: { ...world(0, problem(500, 'internal')), 'GET /api/audit': problem(500, 'internal') },
  },
];
