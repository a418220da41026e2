import type { Listing, ProblemDetails } from '@calmirror/contracts';
import { NOBODY } from '../harness/api-routes.js';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

const LISTS = ['connectors', 'calendars', 'pairs', 'jobs', 'audit'].map((name) => `/api/${name}`);
const LISTS_OF_ONE = [
  `/api/pairs/${NOBODY}/events`,
  `/api/pairs/${NOBODY}/deletions`,
  `/api/jobs/${NOBODY}/logs`,
  `/api/calendars/${NOBODY}/events`,
];

describe('a list', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
  });
  afterAll(() => running.stop());

  const refused = async (path: string): Promise<unknown> => {
    const answer = await client.get(path);
    return [answer.status, answer.json<ProblemDetails>().errors?.map(({ field }) => field)];
  };

  it.each([...LISTS, ...LISTS_OF_ONE])('%s refuses pages that no list has', async (path) => {
    expect(await refused(`${path}?page=99999999999999999999&pageSize=201`)).toEqual([400, ['page', 'pageSize']]);
    expect(await refused(`${path}?page=0&pageSize=0`)).toEqual([400, ['page', 'pageSize']]);
  });

  it.each(LISTS)('%s is empty on a page beyond its end', async (path) => {
    const answer = await client.get(`${path}?page=1000000&pageSize=200`);
    expect([answer.status, answer.json<Listing<unknown>>().items]).toEqual([200, []]);
  });

  it.each(LISTS)('%s refuses an order that it does not have', async (path) => {
    expect(await refused(`${path}?sort=colour`)).toEqual([400, ['sort']]);
  });
});
