import { administrator, json, problem } from './answers.mjs';
import { samplePairs } from './sample-pairs.mjs';

const STATES = ['ok', 'working', 'held', 'paused', 'failing', 'needs-attention'];

/** An installation with so many pairs; the list counts them by state. */
const world = (amount) => {
  const things = samplePairs(amount);
  const inState = (state) => things.pairs.filter((pair) => pair.state === state).length;
  return {
    ...administrator(things),
    'GET /api/metrics/summary': json({ pairs: STATES.map((state) => ({ state, pairs: inState(state) })) }),
  };
};
const scrolled = async (page) => {
  await page.locator('app-state-badge').first().waitFor();
  await page.mouse.move(200, 600);
  await page.mouse.wheel(0, 200_000);
};

/** The list of pairs. */
export const pairsScenes = [
  { name: 'pairs-empty', path: '/pairs', answers: world(0) },
  { name: 'pairs-loading', path: '/pairs', answers: { ...world(0), 'GET /api/pairs': 'never' }, settleMs: 700 },
  { name: 'pairs-every-state', path: '/pairs', answers: world(13) },
  { name: 'pairs-500', path: '/pairs', viewportOnly: true, answers: world(500) },
  {
    name: 'pairs-10000-scrolled',
    path: '/pairs?sort=-name',
    viewportOnly: true,
    answers: world(10_000),
    act: scrolled,
    settleMs: 900,
  },
  {
    name: 'pairs-none-fits',
    path: '/pairs?state=held&name=rota',
    answers: { ...world(13), 'GET /api/pairs': json({ items: [], total: 0 }) },
  },
  { name: 'pairs-unreadable', path: '/pairs', answers: { ...world(0), 'GET /api/pairs': problem(500, 'internal') } },
];
