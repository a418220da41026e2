import type { ProblemDetails } from '@calmirror/contracts';
import type { Client } from '../harness/client.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

const UNKNOWN = '0193a000-0000-7000-8000-000000000001';

describe('what is wrong with a request about jobs', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
  });
  afterAll(() => running.stop());

  const faults = async (body: unknown): Promise<string[]> => {
    const answer = await client.post('/api/jobs/schedule', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    return (answer.json<ProblemDetails>().errors ?? []).map(({ field, code }) => `${field} ${code}`).toSorted();
  };

  it.each([
    [{}, ['kind required']],
    [{ kind: 'sync', pairId: UNKNOWN }, ['kind not-allowed']],
    [{ kind: 'mirror' }, ['pairId required']],
    [{ kind: 'pull', pairId: UNKNOWN }, ['calendarId required', 'pairId not-allowed']],
    [{ kind: 'validate', connectorId: UNKNOWN, calendarId: UNKNOWN }, ['calendarId not-allowed']],
    [{ kind: 'pull', calendarId: 'mine' }, ['calendarId format']],
    [{ kind: 'pull', calendarId: null }, ['calendarId format']],
    [{ kind: 'pull', calendarId: UNKNOWN, runAt: 'soon' }, ['runAt format', 'runAt format']],
    [{ kind: 'pull', calendarId: UNKNOWN, runAt: '2026-13-01T00:00:00Z' }, ['runAt format']],
    [{ kind: 'pull', calendarId: UNKNOWN, runAt: '2026-01-01T00:00:00' }, ['runAt format']],
    [{ kind: 'pull', calendarId: UNKNOWN, lane: 'push', payload: {} }, ['lane unknown', 'payload unknown']],
    [{ kind: 'pull', calendarId: UNKNOWN }, ['calendarId not-found']],
    [{ kind: 'mirror', pairId: UNKNOWN }, ['pairId not-found']],
    [{ kind: 'reconcile', pairId: UNKNOWN }, ['pairId not-found']],
    [{ kind: 'remove', pairId: UNKNOWN }, ['pairId not-found']],
    [{ kind: 'validate', connectorId: UNKNOWN }, ['connectorId not-found']],
  ])('%j is refused, naming %j', async (body, expected) => {
    const found = await faults(body);
    expect([...new Set(found)]).toEqual([...new Set(expected)]);
    expect(await running.db.query('SELECT FROM sync_jobs')).toEqual([]);
  });

  it.each([
    ['GET', `/api/jobs/${UNKNOWN}`],
    ['GET', '/api/jobs/mine'],
    ['GET', `/api/jobs/${UNKNOWN}/logs`],
    ['POST', `/api/jobs/${UNKNOWN}/cancel`],
    ['POST', `/api/jobs/${UNKNOWN}/retry`],
  ])('answers %s %s with not-found', async (method, path) => {
    const answer = await client.send(method, path);
    expect([answer.status, answer.json<ProblemDetails>().code]).toEqual([404, 'not-found']);
  });

  it.each(['status=done', 'kind=sync', 'pairId=mine', 'page=0', 'pageSize=201', 'sort=kind', 'colour=red'])(
    'refuses a list by %s',
    async (query) => {
      const answer = await client.get(`/api/jobs?${query}`);
      expect([answer.status, answer.json<ProblemDetails>().code]).toEqual([400, 'invalid-input']);
    },
  );

  it.each([
    ['GET', '/api/jobs'],
    ['POST', '/api/jobs/schedule'],
    ['POST', `/api/jobs/${UNKNOWN}/cancel`],
  ])('lets nobody in without a session: %s %s', async (method, path) => {
    expect((await running.guest().send(method, path)).status).toBe(401);
  });
});
