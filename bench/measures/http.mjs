import { Child, processFile } from '../parts/child.mjs';
import { figure, highest } from '../parts/figure.mjs';
import { startHouseOfFifty } from '../parts/house-of-fifty.mjs';
import { requestsPerSecond } from '../parts/requests-per-second.mjs';

const rounds = 3;
const routes = { 'http.health-per-second': '/health/live', 'http.list-50-per-second': '/api/pairs?pageSize=50' };

/** In turns, so that both sides see the same of what else the machine does. */
async function compare(ours, bare, path) {
  const results = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    results.ours.push(await requestsPerSecond(ours.url, path, ours.headers));
    results.bare.push(await requestsPerSecond(bare, path, {}));
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
    for (const [name, path] of Object.entries(routes)) {
      const { ours, bare } = await compare(installation, origin, path);
      figures.push(figure(name, ours, 'requests/s', { is: 'bare Fastify', value: bare }));
    }
    return figures;
  } finally {
    await child.stop();
    await installation.stop();
  }
}
