import { Child, processFile } from '../parts/child.mjs';
import { figure, highest } from '../parts/figure.mjs';
import { startHouseOfFifty } from '../parts/house-of-fifty.mjs';
import { requestsPerSecond } from '../parts/requests-per-second.mjs';

const rounds = 3;
const requests = {
  'http.health-per-second': { path: '/health/live' },
  'http.list-50-per-second': { path: '/api/pairs?pageSize=50' },
  // A message with a token as ours are, of a channel that is not there.
  'http.strangers-pushed-per-second': {
    ...{ method: 'POST', path: '/push/google', answer: 404 },
    headers: { 'x-goog-channel-id': 'any', 'x-goog-channel-token': 'A'.repeat(64), 'x-goog-resource-state': 'exists' },
  },
};

/** In turns, so that both sides see the same of what else the machine does. */
async function compare(ours, bare, request) {
  const results = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    results.ours.push(
      await requestsPerSecond(ours.url, { ...request, headers: { ...ours.headers, ...request.headers } }),
    );
    results.bare.push(await requestsPerSecond(bare, request));
  }
  return { ours: highest(results.ours), bare: highest(results.bare) };
}

/** Answers in a second, beside those of a bare Fastify. */
export async function measureHttp(surroundings) {
  const { installation } = await startHouseOfFifty(surroundings);
  const child = new Child(processFile('bare-fastify'), { args: [installation.databaseUrl] });
  const origin = await child.heard('ready');
  try {
    const figures = [];
    for (const [name, request] of Object.entries(requests)) {
      const { ours, bare } = await compare(installation, origin, request);
      figures.push(figure(name, ours, 'requests/s', { is: 'bare Fastify', value: bare }));
    }
    return figures;
  } finally {
    await child.stop();
    await installation.stop();
  }
}
