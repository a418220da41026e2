import { administrator, json, problem } from './answers.mjs';
import { expiringSoon } from './sample-forecast.mjs';
import { emptyOverview, quietOverview, sampleOverview } from './sample-overview.mjs';

const showing = (summary) => ({ ...administrator(), 'GET /api/metrics/summary': json(summary) });
const scene = (name, answers, more = {}) => ({ name, path: '/', answers, settleMs: 1_200, ...more });

export const overviewScenes = [
  scene('overview-busy', showing(sampleOverview())),
  scene('overview-table', showing(sampleOverview()), {
    act: async (page) => {
      await page.getByRole('button', { name: 'Show 2 more' }).click();
      await page.getByText('Show as a table').click();
    },
  }),
  scene('overview-quiet', showing(quietOverview())),
  scene('overview-ends-soon', showing({ ...quietOverview(), expiring: expiringSoon().slice(1, 3) })),
  scene('overview-no-worker', showing(sampleOverview({ workers: [], freshness: { fresh: 0, late: 0, never: 0 } }))),
  scene('overview-empty', showing(emptyOverview())),
  scene('overview-loading', { ...administrator(), 'GET /api/metrics/summary': 'never' }),
  scene('overview-unreadable', { ...administrator(), 'GET /api/metrics/summary': problem(500, 'internal') }),
  scene('overview-away', showing(sampleOverview()), {
    viewportOnly: true,
    act: async (page) => {
      await page.locator('app-attention').waitFor();
      await page.route('**/api/metrics/**', (route) => route.abort());
      await page.evaluate(() => globalThis.dispatchEvent(new globalThis.Event('online')));
      await page.getByText('Updates are paused').waitFor();
    },
  }),
  scene(
    'overview-refused',
    { ...showing(sampleOverview()), 'POST /api/jobs/schedule': problem(404, 'not-found') },
    {
      act: async (page) => {
        await page
          .getByRole('button', { name: /^Sync now/ })
          .first()
          .click();
        await page.getByRole('alert').waitFor();
      },
    },
  ),
];
