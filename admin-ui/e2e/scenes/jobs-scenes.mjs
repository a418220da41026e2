import { administrator, json, paged, problem } from './answers.mjs';
import { jobId, sampleJobs, sampleLoad, sampleLog } from './sample-jobs.mjs';
import { samplePairs } from './sample-pairs.mjs';

const connectors = ['Fastmail', 'Feeds', 'Rota of the hospital'].map((name, index) => ({
  id: `0190c0c0-0000-7000-8000-${String(index).padStart(12, '0')}`,
  name,
}));
const FILTERS = ['status', 'kind', 'lane', 'pairId', 'calendarId', 'connectorId'];
const wanted = (jobs, query) =>
  jobs.filter((job) => FILTERS.every((name) => (query.get(name) ?? job[name]) === job[name]));

/** An installation with so many pairs and jobs. */
function world(pairs, jobs) {
  const things = { ...samplePairs(pairs), connectors };
  const all = sampleJobs(jobs, things);
  return {
    ...administrator(things),
    'GET /api/jobs': paged(all, wanted),
    'GET /api/metrics/summary': json(sampleLoad),
    ...Object.fromEntries(
      all.slice(0, 30).flatMap((job, index) => [
        [`GET /api/jobs/${job.id}`, json(job)],
        [`GET /api/jobs/${job.id}/logs`, paged(sampleLog(index === 0 ? 300 : index % 6))],
      ]),
    ),
  };
}

const idle = {
  ...sampleLoad,
  lanes: sampleLoad.lanes.map((lane) => ({ ...lane, queued: 0, running: 0, oldestDueSeconds: 0 })),
};
const empty = { ...administrator(), 'GET /api/jobs': paged([]), 'GET /api/metrics/summary': json(idle) };
const scrolled = async (page) => {
  await page.locator('app-job-row').first().waitFor();
  await page.mouse.move(700, 600);
  await page.mouse.wheel(0, 200_000);
};

export const jobsScenes = [
  { name: 'jobs-every-state', path: '/jobs', answers: world(13, 19) },
  { name: 'jobs-10000', path: '/jobs', viewportOnly: true, answers: world(500, 10_000) },
  {
    name: 'jobs-10000-scrolled',
    path: '/jobs',
    viewportOnly: true,
    answers: world(500, 10_000),
    act: scrolled,
    settleMs: 900,
  },
  { name: 'jobs-filtered', path: '/jobs?status=failed&lane=poll', answers: world(13, 200), viewportOnly: true },
  { name: 'jobs-empty', path: '/jobs', answers: empty },
  { name: 'jobs-empty-filtered', path: '/jobs?status=failed&kind=remove', answers: world(4, 19) },
  {
    name: 'jobs-loading',
    path: '/jobs',
    answers: { ...empty, 'GET /api/jobs': 'never', 'GET /api/metrics/summary': 'never' },
    settleMs: 700,
  },
  { name: 'jobs-unreadable', path: '/jobs', answers: { ...empty, 'GET /api/jobs': problem(500, 'internal') } },
  { name: 'job-running', path: `/jobs/${jobId(0)}`, answers: world(13, 19) },
  { name: 'job-stopping', path: `/jobs/${jobId(2)}`, answers: world(13, 19) },
  { name: 'job-retrying', path: `/jobs/${jobId(5)}`, answers: world(13, 19) },
  { name: 'job-succeeded', path: `/jobs/${jobId(8)}`, answers: world(13, 19) },
  { name: 'job-failed', path: `/jobs/${jobId(7)}`, answers: world(13, 19) },
  {
    name: 'job-cancel',
    path: `/jobs/${jobId(0)}`,
    answers: world(13, 19),
    viewportOnly: true,
    act: async (page) => {
      await page.getByRole('button', { name: 'Cancel job' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'job-retry-refused',
    path: `/jobs/${jobId(7)}`,
    answers: {
      ...world(13, 19),
      [`POST /api/jobs/${jobId(7)}/retry`]: problem(409, 'job-not-retryable', 'what the job was about is gone'),
    },
    act: async (page) => {
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'job-gone',
    path: `/jobs/${jobId(404)}`,
    answers: { ...empty, [`GET /api/jobs/${jobId(404)}`]: problem(404, 'not-found') },
  },
  {
    name: 'job-loading',
    path: `/jobs/${jobId(0)}`,
    answers: { ...empty, [`GET /api/jobs/${jobId(0)}`]: 'never' },
    settleMs: 700,
  },
];
